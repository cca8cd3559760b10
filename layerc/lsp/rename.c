/*
 * Renaming a primitive everywhere: in manifests, C, headers, assembly,
 * specifications, and in the comments that are contracts.
 *
 * Words are found in the texts of all files that the project names, and each
 * has to be one that the facts account for.  What they do not know, a variable
 * of a function or a field of the same name, ends it: nobody could tell which
 * of the two is meant.
 */
#include <string.h>

#include "../base/file.h"
#include "../build/owners.h"
#include "../source/creader.h"
#include "../source/cwords.h"
#include "answers.h"
#include "position.h"

struct renaming {
	struct view *view;
	const char *old, *new;
	const char *old_spec, *new_spec; /* "spec_NAME" */
	struct map places; /* "PATH:OFFSET" of what facts account for */
	struct map files;  /* by name; to what they are */
	struct path_list paths;
	json_t *changes; /* TextDocumentEdits */
};

enum file_kind { FILE_MANIFEST = 1, FILE_C, FILE_ASSEMBLY };

static void
refuse(struct renaming *r, const char *text)
{
	if (!r->view->refusal)
		r->view->refusal = text;
}

/* Says what stands at a place in the way. */
static void
refuse_at(struct renaming *r, const struct source *source, uint32_t offset,
          const char *what)
{
	struct place place = source_place(source, offset);

	refuse(r, arena_print(r->view->session->arena, "%s:%u: %s",
	                      source->path, place.line, what));
}

static const char *
key_of(struct renaming *r, struct span span)
{
	return names_text(r->view->session->names,
	                  arena_print(r->view->session->arena, "%s:%u",
	                              span.source->path, span.begin));
}

static void
account(struct renaming *r, struct span span)
{
	if (span.source)
		map_put(r->view->session->arena, &r->places, key_of(r, span),
		        r);
}

static void
add_file(struct renaming *r, const char *path, enum file_kind kind)
{
	const char *name =
		path ? names_text(r->view->session->names, path) : NULL;

	if (!name || map_get(&r->files, name))
		return;
	map_put(r->view->session->arena, &r->files, name,
	        (void *)(uintptr_t)kind);
	*list_add(r->view->session->arena, &r->paths) = name;
}

/* Adds a file of a module; what has no text cannot be changed. */
static void
add_code(struct renaming *r, const char *path)
{
	const char *ending = path ? path_ending(path) : "";

	/* What is made is made anew. */
	if (path && strncmp(path, "build/", 6) == 0)
		return;
	if (strcmp(ending, ".c") == 0 || strcmp(ending, ".h") == 0)
		add_file(r, path, FILE_C);
	else if (strcmp(ending, ".asm") == 0 || strcmp(ending, ".S") == 0 ||
	         strcmp(ending, ".s") == 0 || strcmp(ending, ".inc") == 0)
		add_file(r, path, FILE_ASSEMBLY);
}

static void
add_files(struct renaming *r, const struct file_names *files)
{
	list_each (const struct file_name, file, files)
		add_code(r, file->path);
}

static void
add_linked(struct renaming *r, const struct linked_list *list)
{
	list_each (const struct linked, linked, list)
		add_files(r, &linked->sources);
}

/* Headers beside the files of a layer are its private ones. */
static void
add_folder(struct renaming *r, const char *path)
{
	struct arena *arena = r->view->session->arena;
	struct path_list found = {0};

	file_list(arena, path_folder(arena, path), ".h", &found);
	file_list(arena, path_folder(arena, path), ".inc", &found);
	list_each (const char *, header, &found)
		add_code(r, *header);
}

static void
find_files(struct renaming *r)
{
	const struct project *project = &r->view->project;

	for (uint32_t i = 0; i < project->layers.count; i++) {
		const struct layer *layer = project->layers.items[i];

		add_file(r, layer->source->path, FILE_MANIFEST);
		add_files(r, &layer->sources);
		add_files(r, &layer->headers);
		add_files(r, &layer->specs);
		add_code(r, layer->relation.path);
		add_folder(r, layer->source->path);
	}
	for (uint32_t i = 0; i < project->kernels.count; i++) {
		const struct kernel *kernel = project->kernels.items[i];

		add_file(r, kernel->source->path, FILE_MANIFEST);
		add_files(r, &kernel->clients);
		add_files(r, &kernel->library);
		add_linked(r, &kernel->tests);
		add_linked(r, &kernel->programs);
	}
}

/* What a unit knows of either name; objects without text are in the way. */
static void
take_unit(struct renaming *r, const struct unit *unit)
{
	list_each (const struct include, include, &unit->includes)
		add_code(r, include->path);
	list_each (const struct use, use, &unit->uses) {
		if (use->symbol != r->old && use->symbol != r->old_spec)
			continue;
		account(r, use->span);
		account(r, use->macro);
		if (unit->is_prebuilt)
			refuse(r, arena_print(r->view->session->arena,
			                      "'%s' uses it, and has no text",
			                      unit->path));
	}
	list_each (const struct latent, latent, &unit->latents)
		if (latent->symbol == r->old)
			account(r, latent->span);
	list_each (const struct declaration, declaration, &unit->declarations)
		if (declaration->symbol == r->old ||
		    declaration->symbol == r->old_spec)
			account(r, declaration->span);
	list_each (const struct definition, definition, &unit->definitions) {
		if (definition->symbol != r->old &&
		    definition->symbol != r->old_spec)
			continue;
		account(r, definition->span);
		if (unit->is_prebuilt)
			refuse(r, arena_print(r->view->session->arena,
			                      "'%s' defines it, and has no "
			                      "text",
			                      unit->path));
		else if (!definition->global && definition->span.source)
			refuse_at(r, definition->span.source,
			          definition->span.begin,
			          "a static function or variable has the same "
			          "name");
	}
}

static void
take_headers(struct renaming *r, const struct subject *subject)
{
	const struct composition *c = subject->plan->composition;

	for (uint32_t i = 0; i < c->placements.count; i++)
		account(r,
		        view_contract(subject, c->placements.items[i], r->old));
}

static void
find_facts(struct renaming *r)
{
	list_each (const struct subject, subject, &r->view->subjects) {
		const struct program *program = subject->program;

		take_headers(r, subject);
		for (uint32_t i = 0; i < program->modules.count; i++) {
			const struct module *module = program->modules.items[i];

			for (uint32_t j = 0; j < module->units.count; j++)
				take_unit(r, module->units.items[j]);
			list_each (const struct unit *const, unit,
			           &module->specs)
				take_unit(r, *unit);
			list_each (const struct unit *const, unit,
			           &module->relations)
				take_unit(r, *unit);
		}
	}
}

static void
add_edit(struct renaming *r, json_t *edits, struct span span, const char *words)
{
	(void)r;
	json_array_append_new(edits, json_pack("{s:o, s:s}", "range",
	                                       position_range(span), "newText",
	                                       words));
}

static bool
is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9') || byte == '_';
}

/* Finds a word at or behind an offset; a span without source if none is left.
 */
static struct span
find_word(const struct source *source, uint32_t at, const char *word)
{
	size_t len = strlen(word);
	const char *found = source->text + at;

	while ((found = strstr(found, word))) {
		bool is_whole =
			(found == source->text || !is_letter(found[-1])) &&
			!is_letter(found[len]);
		uint32_t begin = (uint32_t)(found - source->text);

		if (is_whole)
			return (struct span){source, begin,
			                     begin + (uint32_t)len};
		found += len;
	}
	return (struct span){0};
}

/* Whether a token of C covers a place: else it is in a comment or literal. */
static bool
is_code(const struct source *source, struct span place, bool *is_literal)
{
	struct cwords words = cwords_of((struct span){source, 0, source->size});
	struct cword word;

	*is_literal = false;
	do {
		word = cwords_next(&words);
		if (word.begin <= place.begin && place.begin < word.end) {
			*is_literal = word.kind == CWORD_TEXT;
			return word.kind == CWORD_NAME;
		}
	} while (word.kind != CWORD_END && word.begin < place.begin);
	return false;
}

/*
 * In a comment a word that is also one of English is the name only if it is
 * called: "panic" is a word, "panic(" and "at_set" are names.  Files keep
 * theirs.
 */
static bool
is_name_in_prose(struct span span)
{
	const char *text = span.source->text;

	if ((span.begin > 0 && text[span.begin - 1] == '/') ||
	    (text[span.end] == '.' && is_letter(text[span.end + 1])))
		return false;
	for (uint32_t i = span.begin; i < span.end; i++)
		if (text[i] == '_' || (text[i] >= '0' && text[i] <= '9'))
			return true;
	return text[span.end] == '(';
}

static void
edit_c(struct renaming *r, struct span span, const char *new, json_t *edits)
{
	bool is_literal;

	if (!is_code(span.source, span, &is_literal)) {
		if (!is_literal && is_name_in_prose(span))
			add_edit(r, edits, span, new);
		return;
	}
	if (!map_get(&r->places, key_of(r, span)))
		refuse_at(r, span.source, span.begin,
		          "the word stands for something else here, or for "
		          "what no check has seen");
	else
		add_edit(r, edits, span, new);
}

/* In a line of assembly, what stands before a place. */
static bool
has_before(struct span span, const char *bytes)
{
	const char *text = span.source->text;

	for (uint32_t at = span.begin; at > 0 && text[at - 1] != '\n'; at--)
		if (strchr(bytes, text[at - 1]))
			return true;
	return false;
}

static void
edit_assembly(struct renaming *r, struct span span, const char *new,
              json_t *edits)
{
	const char *text = span.source->text;

	if (has_before(span, ";#") && !is_name_in_prose(span))
		return;
	if (!has_before(span, ";#") &&
	    ((span.begin > 0 && strchr(".$@%", text[span.begin - 1])) ||
	     has_before(span, "\"'")))
		refuse_at(r, span.source, span.begin,
		          "the word is part of another, or of a text");
	else
		add_edit(r, edits, span, new);
}

/* Manifests name it as a word; comments there are prose. */
static void
edit_manifest(struct renaming *r, const struct source *source, json_t *edits)
{
	struct spans words = view_words(r->view, source, r->old);
	struct span span = {source, 0, 0};

	list_each (const struct span, word, &words)
		add_edit(r, edits, *word, r->new);
	while ((span = find_word(source, span.end, r->old)).source)
		if (has_before(span, "#") && is_name_in_prose(span))
			add_edit(r, edits, span, r->new);
}

static void
edit_words(struct renaming *r, const struct source *source, enum file_kind kind,
           bool is_spec, json_t *edits)
{
	const char *old = is_spec ? r->old_spec : r->old;
	const char *new = is_spec ? r->new_spec : r->new;
	struct span span = {source, 0, 0};

	while ((span = find_word(source, span.end, old)).source)
		if (kind == FILE_C)
			edit_c(r, span, new, edits);
		else
			edit_assembly(r, span, new, edits);
}

/* No file may have the new name yet, as a word of whatever meaning. */
static void
edit_file(struct renaming *r, const char *path)
{
	enum file_kind kind =
		(enum file_kind)(uintptr_t)map_get(&r->files, path);
	const struct source *source =
		sources_read(r->view->session->sources, path);
	json_t *edits = json_array();
	struct span taken;

	if (!source)
		return;
	taken = find_word(source, 0, r->new);
	if (taken.source)
		refuse_at(r, source, taken.begin,
		          arena_print(r->view->session->arena,
		                      "'%s' is a word of this file already",
		                      r->new));
	if (kind == FILE_MANIFEST) {
		edit_manifest(r, source, edits);
	} else {
		edit_words(r, source, kind, false, edits);
		edit_words(r, source, kind, true, edits);
	}
	if (json_array_size(edits) > 0)
		json_array_append_new(r->changes,
		                      view_edits(r->view, path, edits));
	else
		json_decref(edits);
}

static bool
is_identifier(const char *text)
{
	if (!text || !text[0] || (text[0] >= '0' && text[0] <= '9'))
		return false;
	while (is_letter(*text))
		text++;
	return *text == '\0';
}

/* Whether the name is a primitive's and may change; else says why not. */
static bool
can_rename(struct view *view, const struct meaning *meaning)
{
	const struct primitive *primitive = meaning->primitive;

	if (meaning->kind == MEANS_SYMBOL && !meaning->subject)
		view->refusal = "nobody can tell what the name is used for "
				"while there are errors";
	else if (!primitive)
		view->refusal = "only what a layer exports can be renamed";
	else if (view->session->diag->errors > 0)
		view->refusal = "the project has errors: what is wrong may "
				"hide who uses the name";
	else if (view_bottom(primitive)->flags & EXPORT_HELPER)
		view->refusal = "a compiler calls it by this name";
	else if (view_bottom(primitive)->flags & EXPORT_OUTSIDE)
		view->refusal = "a library has it under this name";
	else if (view_bottom(primitive)->flags & EXPORT_CONST)
		view->refusal = "constants are not renamed: what a macro makes "
				"of them nobody has followed";
	return !view->refusal;
}

json_t *
answer_prepare(struct view *view, const json_t *request)
{
	struct meaning meaning;
	struct spot spot;

	if (!spot_read(view, request, &spot))
		return json_null();
	meaning = view_meaning(view, &spot);
	if (!can_rename(view, &meaning))
		return json_null();
	return json_pack("{s:o, s:s}", "range", position_range(spot.word),
	                 "placeholder", meaning.name);
}

static void
check_new(struct renaming *r)
{
	static const char *const taken[] = {"spec_", "x86_", "invariant_"};

	if (!is_identifier(r->new))
		refuse(r, "the new name is no identifier of C");
	for (size_t i = 0; i < sizeof(taken) / sizeof(*taken); i++)
		if (strncmp(r->new, taken[i], strlen(taken[i])) == 0)
			refuse(r, "names that begin so are those of "
			          "specifications");
}

json_t *
answer_rename(struct view *view, const json_t *request)
{
	const char *name = json_string_value(
		json_object_get(json_object_get(request, "params"), "newName"));
	struct arena *arena = view->session->arena;
	struct renaming r = {.view = view, .changes = json_array()};
	struct meaning meaning;
	struct spot spot;

	if (!name || !spot_read(view, request, &spot)) {
		view->refusal = "the params have no new name, or no place in "
				"the project";
		return r.changes;
	}
	view->examine_rest(view);
	meaning = view_meaning(view, &spot);
	if (!can_rename(view, &meaning))
		return r.changes;
	r.old = meaning.name;
	r.new = name;
	r.old_spec = names_text(view->session->names,
	                        arena_print(arena, "spec_%s", r.old));
	r.new_spec = arena_print(arena, "spec_%s", name);
	check_new(&r);
	find_files(&r);
	find_facts(&r);
	list_each (const char *, path, &r.paths)
		edit_file(&r, *path);
	return json_pack("{s:o}", "documentChanges", r.changes);
}
