#include "manifests.h"

#include <stdlib.h>
#include <string.h>

#include "../manifest/format.h"
#include "lines.h"

static const char outside[] = "Outside";

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
sort(struct path_list *list)
{
	if (list->count > 1)
		qsort(list->items, list->count, sizeof(*list->items), by_bytes);
}

/* Adds a manifest in the one layout. */
static void
add(const struct survey *survey, const char *name, const char *ending,
    struct text *text, struct manifest_texts *texts)
{
	struct session *session = survey->session;
	struct arena *arena = session->arena;
	const char *path =
		names_text(session->names,
	                   arena_print(arena, "layers/%s%s", name, ending));
	struct tokens tokens = {0};
	struct source source;
	struct text formatted = {.arena = arena};

	source_init(&source, arena, path, text->bytes, (uint32_t)text->len);
	token_scan(session, &source, &tokens);
	format_manifest(&tokens, &formatted);
	*list_add(arena, texts) = (struct manifest_text){path, formatted.bytes};
}

/* What no part defines; several parts may use it. */
static void
add_outside(const struct survey *survey, struct manifest_texts *texts)
{
	struct arena *arena = survey->session->arena;
	struct text text = {.arena = arena};
	struct path_list names = {0};
	struct map seen = {0};

	list_each (struct part *const, part, &survey->parts)
		list_each (const char *, name, &(*part)->outside) {
			if (map_get(&seen, *name))
				continue;
			map_put(arena, &seen, *name, texts);
			*list_add(arena, &names) = *name;
		}
	sort(&names);
	text_print(&text,
	           "# What the code takes from libraries: %u name%s.\n\n"
	           "layer %s\nrules edges\n\n",
	           names.count, names.count == 1 ? "" : "s", outside);
	lines_add(&text, "export outside", &names);
	add(survey, outside, ".layer", &text, texts);
}

/* The layers of a level, which stand beside each other. */
static struct path_list
layers_at(const struct survey *survey, uint32_t level)
{
	struct path_list names = {0};

	if (level == 0)
		*list_add(survey->session->arena, &names) = outside;
	list_each (struct part *const, part, &survey->parts)
		if ((*part)->level == level)
			*list_add(survey->session->arena, &names) =
				(*part)->name;
	return names;
}

static uint32_t
count_users(const struct survey *survey, const struct part *part)
{
	uint32_t count = 0;

	list_each (struct part *const, other, &survey->parts) {
		bool uses = false;

		list_each (struct survey_symbol *const, symbol, &(*other)->used)
			uses |= (*symbol)->part == part;
		count += uses;
	}
	return count;
}

/* Why it is a layer, and what does not fit. */
static void
add_head(const struct survey *survey, const struct part *part,
         struct text *text)
{
	uint32_t users = count_users(survey, part), cycle = 0;
	const uint32_t *cycles = survey->order.cycle;

	if (part->folder == survey->split)
		text_print(text, "# %s: a file of its own, in %s.", part->name,
		           strcmp(part->folder, ".") == 0 ? "the root"
		                                          : part->folder);
	else
		text_print(text, "# %s: the files of %s.", part->name,
		           part->folder);
	if (users == 0)
		text_print(text, "  No layer uses it.\n");
	else
		text_print(text, "  %u layer%s use%s it.\n", users,
		           users == 1 ? "" : "s", users == 1 ? "s" : "");
	list_each (struct part *const, other, &survey->parts)
		cycle += cycles[(*other)->number] == cycles[part->number];
	if (cycle > 1)
		text_print(text, "# It is in a cycle of %u layers.\n", cycle);
	list_each (struct survey_symbol *const, symbol, &part->used)
		if (!survey_is_below(part, (*symbol)->part))
			text_print(text, "# Upwards: %s of %s.\n",
			           (*symbol)->name, (*symbol)->part->name);
	text_print(text, "\n");
}

/*
 * What it may import: what is below it, and no variable; and where headers
 * state imports and exports, what they let it have.
 */
static bool
may_import(const struct part *part, const struct survey_symbol *symbol)
{
	return survey_is_below(part, symbol->part) && !symbol->is_variable &&
	       survey_is_exported(symbol) && survey_is_announced(part, symbol);
}

static void
add_imports(const struct survey *survey, const struct part *part,
            struct text *text)
{
	struct arena *arena = survey->session->arena;
	struct path_list names = {0};

	list_each (struct survey_symbol *const, symbol, &part->used)
		if (may_import(part, *symbol))
			*list_add(arena, &names) = (*symbol)->name;
	list_each (struct survey_symbol *const, symbol, &part->idle)
		if (may_import(part, *symbol))
			*list_add(arena, &names) = (*symbol)->name;
	list_each (const char *, name, &part->outside)
		*list_add(survey->session->arena, &names) = *name;
	sort(&names);
	lines_add(text, "import", &names);
}

/* What others use, or a header offers. */
static void
add_exports(const struct survey *survey, const struct part *part,
            struct text *text)
{
	struct arena *arena = survey->session->arena;
	struct path_list owned = {0}, constants = {0}, functions = {0};

	list_each (struct survey_symbol *const, each, &part->defined) {
		const struct survey_symbol *symbol = *each;
		bool is_data = symbol->definition->kind == SYMBOL_VARIABLE;
		struct path_list *list = symbol->is_variable ? &owned
		                         : is_data           ? &constants
		                                             : &functions;

		if ((symbol->is_shared &&
		     (symbol->is_variable || survey_is_exported(symbol))) ||
		    (symbol->is_declared && !symbol->is_inline))
			*list_add(arena, list) = symbol->name;
	}
	sort(&owned);
	sort(&constants);
	sort(&functions);
	lines_add(text, "owns", &owned);
	lines_add(text, "export", &functions);
	lines_add(text, "export const", &constants);
}

/* Paths, or a pattern where it stands for just these. */
static void
add_files(const struct survey *survey, const struct part *part,
          const char *keyword, const struct path_list *files, struct text *text)
{
	struct arena *arena = survey->session->arena;
	const char *ending =
		files->count > 0 ? path_ending(files->items[0]) : "";
	const char *pattern =
		arena_print(arena, "%s*%s",
	                    strcmp(part->folder, ".") == 0
	                            ? ""
	                            : arena_print(arena, "%s/", part->folder),
	                    ending);
	struct path_list found = {0}, list = *files;
	bool is_same = part->folder != survey->split && files->count > 1;

	file_glob(arena, pattern, &found);
	is_same &= found.count == files->count;
	sort(&list);
	for (uint32_t i = 0; is_same && i < found.count; i++)
		is_same = strcmp(found.items[i], list.items[i]) == 0;
	if (is_same) {
		list = (struct path_list){0};
		*list_add(arena, &list) = pattern;
	}
	lines_add(text, keyword, &list);
}

static void
add_part(const struct survey *survey, const struct part *part,
         struct manifest_texts *texts)
{
	struct text text = {.arena = survey->session->arena};
	struct path_list below = layers_at(survey, part->level - 1);

	add_head(survey, part, &text);
	lines_add_sum(&text,
	              arena_print(text.arena, "layer %s over", part->name),
	              &below);
	text_print(&text, "rules edges\n\n");
	add_imports(survey, part, &text);
	add_exports(survey, part, &text);
	text_print(&text, "\n");
	add_files(survey, part, "source", &part->sources, &text);
	add_files(survey, part, "header", &part->headers, &text);
	lines_add_flags(&text, survey, part);
	add(survey, part->name, ".layer", &text, texts);
}

static void
add_kernel(const struct survey *survey, const char *name,
           struct manifest_texts *texts)
{
	struct arena *arena = survey->session->arena;
	struct text text = {.arena = arena};
	struct path_list elsewhere = {0};

	text_print(&text, "kernel %s\nmachine hosted\nstack %s", name, outside);
	for (uint32_t level = 1; level < survey->levels; level++) {
		struct path_list names = layers_at(survey, level);

		lines_add_sum(&text, ",\n        ", &names);
		text.len--;
	}
	text_print(&text, "\n");
	lines_add_words(&text, "flags", &survey->flags);
	list_each (const struct survey_file, file, &survey->files)
		if (file->why)
			*list_add(arena, &elsewhere) = file->recipe->path;
	sort(&elsewhere);
	lines_add(&text, "elsewhere", &elsewhere);
	add(survey, name, ".kernel", &text, texts);
}

void
manifests_make(const struct survey *survey, const char *name,
               struct manifest_texts *texts)
{
	add_outside(survey, texts);
	list_each (struct part *const, part, &survey->parts)
		add_part(survey, *part, texts);
	add_kernel(survey, name, texts);
}
