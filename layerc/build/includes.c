#include "includes.h"

#include <string.h>

#include "../base/text.h"
#include "../source/inclusion.h"
#include "../source/paths.h"

/* A unit whose includes are checked. */
struct check {
	const struct plan *plan;
	const struct owners *owners;
	const struct placement *placement; /* NULL for a client */
	const struct layer *layer;         /* likewise */
	const char *import_path;
	const struct includes *includes;
};

static const struct layer *
layer_of(const struct plan_module *module)
{
	return module->placement ? module->placement->layer : NULL;
}

static const struct owner_list *
owners_by(const struct check *check, const char *path)
{
	return owners_of(check->owners, check->plan->session->arena, path);
}

/* Whether a file is the import.h of another module. */
static bool
is_foreign_import(const struct check *check, const char *path)
{
	return path != check->import_path &&
	       strncmp(path, "build/", sizeof("build/") - 1) == 0 &&
	       strcmp(path_last(path), "import.h") == 0;
}

/* Whether the module may read a file: it is its own, or no one's. */
static bool
may_read(const struct check *check, const char *path)
{
	const struct owner_list *list = owners_by(check, path);

	return !is_foreign_import(check, path) &&
	       (path == check->import_path || !list ||
	        owners_has(list, check->layer));
}

/* Notes how the file that holds the directive came into the unit. */
static void
note_chain(const struct check *check, const struct include *include)
{
	const struct include *at = include;

	while (at > check->includes->items) {
		at--;
		if (at->path != include->span.source->path)
			continue;
		diag_note(check->plan->session->diag, at->span,
		          "'%s' is included from here", at->path);
		include = at;
	}
}

/* "a source of 'MAT'", "the header of 'MAT'", "private to 'MAT'". */
static const char *
words(const struct check *check, const struct owner *owner)
{
	struct arena *arena = check->plan->session->arena;

	if (!owner)
		return "made for another module";
	if (!owner->layer)
		return owner->word ? "a source of a client"
		                   : "private to a client";
	return arena_print(arena, "%s '%s'",
	                   !owner->word       ? "private to"
	                   : owner->is_header ? "the header of"
	                                      : "a source of",
	                   owner->layer->name.text);
}

/* Whose directive it is, in the same words for every client. */
static const char *
includer(const struct check *check, const struct include *include)
{
	if (!owners_by(check, include->span.source->path))
		return "a header that no layer owns";
	return check->layer ? arena_print(check->plan->session->arena, "'%s'",
	                                  check->layer->name.text)
	                    : "a client";
}

static void
report(const struct check *check, const struct include *include,
       const struct owner *owner)
{
	struct diag *diag = check->plan->session->diag;

	if (diag->from)
		diag_about(diag,
		           owner && owner->layer ? owner->layer->name.text
		                                 : NULL,
		           include->path, "include");
	diag_report(diag, DIAG_foreign_include, include->span,
	            "%s includes '%s', which is %s", includer(check, include),
	            include->path, words(check, owner));
	note_chain(check, include);
	if (owner && owner->word && !owner->is_header)
		diag_note(diag, owner->word->span, "it is named here");
	if (owner && owner->layer && owner->layer->header.word.text)
		diag_note(diag, owner->layer->header.word.span,
		          "what '%s' exports is declared here, and comes with "
		          "import.h to who imports it",
		          owner->layer->name.text);
}

/* Whether an 'allow' line names the file; it is then used. */
static bool
is_allowed(const struct check *check, const char *path)
{
	if (!check->placement)
		return false;
	list_each (struct allowed, allowed, &check->placement->allowed)
		if (allowed->line->path == path) {
			allowed->used = true;
			return true;
		}
	return false;
}

static bool
is_below(const struct check *check, const struct layer *layer)
{
	const struct placement *other =
		layer ? map_get(&check->plan->composition->placement_by_layer,
	                        layer->name.text)
		      : NULL;

	return other && other->group < check->placement->group;
}

/*
 * Whether a layer that is held to edges alone may include a file: it has no
 * import.h, and takes the headers of the layers below as they are.
 */
static bool
may_include(const struct check *check, const char *path)
{
	const struct owner_list *list = owners_by(check, path);

	if (!check->layer || !check->layer->edges_only)
		return false;
	list_each (const struct owner, owner, list)
		if (is_below(check, owner->layer))
			return true;
	return false;
}

/* Whether the layer has nothing to do with a directive of another's. */
static bool
is_elsewhere(const struct check *check, const char *path)
{
	const struct owner_list *list = owners_by(check, path);

	return check->layer && check->layer->edges_only &&
	       !(list && owners_has(list, check->layer));
}

/* Returns whether it is well, or someone else's to answer for. */
static bool
check_include(const struct check *check, const struct include *include)
{
	const char *by = include->span.source->path;
	const struct owner_list *list = owners_by(check, include->path);

	/* What is not its own file was reported where it came in. */
	if (by == check->import_path || !may_read(check, by) ||
	    may_read(check, include->path) || is_elsewhere(check, by) ||
	    may_include(check, include->path) ||
	    is_allowed(check, include->path))
		return true;
	report(check, include, list ? &list->items[0] : NULL);
	return false;
}

static struct check
check_of(const struct plan *plan, const struct owners *owners,
         const struct plan_module *module, const struct includes *includes)
{
	struct session *session = plan->session;
	const char *import_path =
		paths_plain(session->arena, module->import_path);

	return (struct check){
		.plan = plan,
		.owners = owners,
		.placement = module->placement,
		.layer = layer_of(module),
		.import_path = names_text(session->names, import_path),
		.includes = includes,
	};
}

bool
includes_check(const struct plan *plan, const struct owners *owners,
               const struct plan_module *module,
               const struct includes *includes)
{
	struct check check = check_of(plan, owners, module, includes);
	bool all_well = true;

	list_each (const struct include, include, includes)
		all_well &= check_include(&check, include);
	return all_well;
}

/* Reads what the assembler says it has read; false when that is not known. */
static bool
read_depfile(const struct plan *plan, const struct plan_file *file,
             struct depfile *depfile)
{
	struct arena *arena = plan->session->arena;
	const char *path = arena_print(arena, "%s.d", file->object);
	const char *wrong = depfile_read(arena, path, depfile);

	if (wrong)
		diag_report(plan->session->diag, DIAG_unreadable_depfile,
		            (struct span){0},
		            "'%s' should tell what '%s' includes, and %s", path,
		            file->source, wrong);
	return !wrong;
}

static enum inclusion_language
scanned_as(enum language language)
{
	if (language == LANGUAGE_C)
		return INCLUSION_C;
	return language == LANGUAGE_NASM ? INCLUSION_NASM : INCLUSION_GNU;
}

static void
scan(const struct plan *plan, const struct plan_module *module,
     const struct plan_file *file, const struct depfile *depfile,
     struct includes *includes)
{
	struct inclusion_options options = {
		.language = scanned_as(file->language),
		.folders = module->include_folders.items,
		.folder_count = module->include_folders.count,
		.depfile = depfile,
	};

	inclusion_scan(plan->session->arena, plan->session->sources,
	               file->source, &options, includes);
}

bool
includes_check_text(const struct plan *plan, const struct owners *owners,
                    const struct plan_module *module,
                    const struct plan_file *file)
{
	bool is_c = file->language == LANGUAGE_C, is_told;
	struct includes includes = {0};
	struct depfile depfile;

	if (!language_is_text(file->language))
		return true;
	is_told = !is_c && language_has_depfile(file->language) &&
	          read_depfile(plan, file, &depfile);
	scan(plan, module, file, is_told ? &depfile : NULL, &includes);
	return includes_check(plan, owners, module, &includes);
}

static bool
is_own(const struct check *check, struct span span)
{
	return span.source &&
	       may_read(check, names_text(check->plan->session->names,
	                                  span.source->path));
}

/* Whether text that a unit shows belongs to another layer. */
static bool
is_others(const struct check *check, struct span span)
{
	const struct owner_list *list;

	if (!span.source)
		return false;
	list = owners_by(check, names_text(check->plan->session->names,
	                                   span.source->path));
	return list && !owners_has(list, check->layer);
}

#define KEEP_OWN(check, list) \
	do { \
		uint32_t kept = 0; \
		for (uint32_t i = 0; i < (list)->count; i++) \
			if (is_own(check, (list)->items[i].span)) \
				(list)->items[kept++] = (list)->items[i]; \
		(list)->count = kept; \
	} while (0)

void
includes_keep_own(const struct plan *plan, const struct owners *owners,
                  const struct plan_module *module, struct unit *unit)
{
	struct check check = check_of(plan, owners, module, NULL);

	KEEP_OWN(&check, &unit->uses);
	KEEP_OWN(&check, &unit->definitions);
	KEEP_OWN(&check, &unit->indirect_calls);
	KEEP_OWN(&check, &unit->number_calls);
	KEEP_OWN(&check, &unit->undecoded);
	KEEP_OWN(&check, &unit->restricted);
}

/* The file that was asked about last: a unit has few, and many uses. */
struct last {
	const struct source *source;
	bool is_others;
};

static bool
is_foreign(const struct check *check, struct last *last, struct span span)
{
	if (span.source != last->source)
		*last = (struct last){span.source, is_others(check, span)};
	return last->is_others;
}

void
includes_keep_unit(const struct plan *plan, const struct owners *owners,
                   const struct plan_module *module, struct unit *unit)
{
	struct check check = check_of(plan, owners, module, NULL);
	uint32_t uses = 0, definitions = 0, declarations = 0;
	struct last last = {0};

	list_each (const struct use, use, &unit->uses)
		if (!is_foreign(&check, &last, use->span))
			unit->uses.items[uses++] = *use;
	list_each (const struct definition, definition, &unit->definitions)
		if (!is_foreign(&check, &last, definition->span))
			unit->definitions.items[definitions++] = *definition;
	list_each (const struct declaration, declared, &unit->declarations)
		if (declared->span.source &&
		    strcmp(declared->span.source->path, unit->path) == 0)
			unit->declarations.items[declarations++] = *declared;
	unit->uses.count = uses;
	unit->definitions.count = definitions;
	unit->declarations.count = declarations;
}

void
includes_of_text(const struct plan *plan, const struct plan_module *module,
                 const struct plan_file *file, struct argv *paths)
{
	struct includes includes = {0};

	if (file->language != LANGUAGE_GAS &&
	    file->language != LANGUAGE_GAS_RAW)
		return;
	scan(plan, module, file, NULL, &includes);
	list_each (const struct include, include, &includes)
		*list_add(plan->session->arena, paths) = include->path;
}
