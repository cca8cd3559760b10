/* What may stand where the editor asks: keys of manifests, layers, names. */
#include <string.h>

#include "../base/file.h"
#include "../manifest/keywords.h"
#include "answers.h"
#include "position.h"

/* LSP's numbers of kinds. */
enum {
	ITEM_FUNCTION = 3,
	ITEM_VARIABLE = 6,
	ITEM_MODULE = 9,
	ITEM_VALUE = 12,
	ITEM_KEYWORD = 14,
	ITEM_FILE = 17,
	ITEM_CONSTANT = 21,
};

struct completion {
	struct view *view;
	const struct spot *spot;
	const char *keyword, *clause; /* of the line of a manifest, or "" */
	const struct subject *subject;
	const struct placement *placement; /* of the spot's layer, or NULL */
	struct map seen;
	json_t *items;
};

/* Adds a word, once; detail says whose it is. */
static void
add(struct completion *c, const char *word, int kind, const char *detail)
{
	struct arena *arena = c->view->session->arena;
	struct span typed = {c->spot->source, c->spot->word.begin, c->spot->at};

	if (!word || map_get(&c->seen, word))
		return;
	map_put(arena, &c->seen, word, c);
	json_array_append_new(
		c->items,
		json_pack("{s:s, s:i, s:s, s:{s:o, s:s}}", "label", word,
	                  "kind", kind, "detail", detail, "textEdit", "range",
	                  position_range(typed), "newText", word));
}

static void
add_words(struct completion *c, const char *const *words)
{
	for (; *words; words++)
		add(c, names_text(c->view->session->names, *words),
		    ITEM_KEYWORD, "");
}

static void
add_layers(struct completion *c)
{
	for (uint32_t i = 0; i < c->view->project.layers.count; i++)
		add(c, c->view->project.layers.items[i]->name.text, ITEM_MODULE,
		    "layer");
}

static void
add_kernels(struct completion *c)
{
	for (uint32_t i = 0; i < c->view->project.kernels.count; i++)
		add(c, c->view->project.kernels.items[i]->name.text,
		    ITEM_MODULE, "kernel");
}

static void
add_primitive(struct completion *c, const struct primitive *primitive,
              const char *how)
{
	add(c, primitive->name,
	    primitive->flags & EXPORT_CONST ? ITEM_CONSTANT : ITEM_FUNCTION,
	    arena_print(c->view->session->arena, "%s%s", how,
	                primitive->placement->layer->name.text));
}

/* What is visible below a group, or with hidden true, what is not any more. */
static void
add_interface(struct completion *c, uint32_t group, bool hidden,
              const char *how)
{
	const struct composition *composition = c->subject->plan->composition;

	for (uint32_t i = 0; i < composition->histories.count; i++) {
		const struct history *history = composition->histories.items[i];
		const struct primitive *visible =
			compose_visible(composition, history->name, group);

		if (visible && !hidden)
			add_primitive(c, visible, how);
		else if (!visible && hidden &&
		         history->events.items[0].primitive &&
		         history->events.items[0].placement->group < group)
			add_primitive(c, history->events.items[0].primitive,
			              how);
	}
}

static void
add_components(struct completion *c)
{
	const struct composition *composition = c->subject->plan->composition;

	for (uint32_t i = 0; i < composition->placements.count; i++) {
		const struct placement *placement =
			composition->placements.items[i];

		for (uint32_t j = 0; j < placement->states.count; j++)
			add(c, placement->states.items[j]->name, ITEM_VARIABLE,
			    placement->layer->name.text);
	}
}

/* What the layer's own files define. */
static void
add_defined(struct completion *c, enum symbol_kind kind)
{
	const struct module *module =
		c->placement ? program_module(c->subject->program, c->placement)
			     : NULL;

	for (uint32_t i = 0; module && i < module->units.count; i++)
		list_each (const struct definition, definition,
		           &module->units.items[i]->definitions)
			if (definition->kind == kind)
				add(c, definition->symbol,
				    kind == SYMBOL_FUNCTION ? ITEM_FUNCTION
				                            : ITEM_VARIABLE,
				    module->name);
}

/* Files beside the manifest. */
static void
add_files(struct completion *c, const char *const *endings)
{
	struct arena *arena = c->view->session->arena;
	struct path_list found = {0};

	for (; *endings; endings++)
		file_list(arena, path_folder(arena, c->spot->path), *endings,
		          &found);
	list_each (const char *, path, &found)
		add(c, names_text(c->view->session->names, path_last(*path)),
		    ITEM_FILE, "");
}

static bool
is_one(const char *word, const char *const *words)
{
	for (; *words; words++)
		if (strcmp(word, *words) == 0)
			return true;
	return false;
}

static const char *const modifiers[] = {"asm",    "init",    "const",
                                        "helper", "outside", NULL};
static const char *const patterns[] = {"getter-setter", "abs-fun", NULL};
static const char *const classes[] = {"io", "system", "interrupt", "float",
                                      NULL};
static const char *const levels[] = {"proved", "bounded", "assumed", NULL};
static const char *const below[] = {"import", "hides", "restates", NULL};
static const char *const functions[] = {"internal", "callback", "switches",
                                        "recursion", NULL};
static const char *const footprints[] = {"reads", "writes", NULL};
static const char *const sources[] = {".c", ".asm", ".S", ".s",
                                      ".o", ".a",   NULL};
static const char *const headers[] = {".h", NULL};
static const char *const specs[] = {".spec.c", ".state.h", NULL};
static const char *const relations[] = {".relation.c", NULL};
static const char *const machines[] = {"x86-32-pc", "hosted", NULL};
static const char *const kinds[] = {"layer", "export",     "program",
                                    "test",  "transcript", NULL};

/* What follows a keyword and needs no composition. */
static bool
add_plain(struct completion *c)
{
	static const struct {
		const char *keyword;
		const char *const *words;
		bool are_endings;
	} plain[] = {
		{"pattern", patterns, false}, {"instructions", classes, false},
		{"machine", machines, false}, {"without", kinds, false},
		{"source", sources, true},    {"header", headers, true},
		{"spec", specs, true},        {"relation", relations, true},
		{"client", sources, true},
	};

	for (size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++)
		if (strcmp(c->keyword, plain[i].keyword) == 0) {
			if (plain[i].are_endings)
				add_files(c, plain[i].words);
			else
				add_words(c, plain[i].words);
			return true;
		}
	return false;
}

static void
add_to_layer(struct completion *c)
{
	uint32_t group = c->placement ? c->placement->group : 0;

	if (is_one(c->clause, footprints))
		add_components(c);
	else if (!c->placement)
		return;
	else if (is_one(c->keyword, below))
		add_interface(c, group, false, "of ");
	else if (strcmp(c->keyword, "glue") == 0)
		add_interface(c, group, true, "hidden, of ");
	else if (is_one(c->keyword, functions) ||
	         strcmp(c->keyword, "export") == 0)
		add_defined(c, SYMBOL_FUNCTION);
	else if (strcmp(c->keyword, "owns") == 0)
		add_defined(c, SYMBOL_VARIABLE);
	else if (strcmp(c->clause, "from") == 0) {
		add_defined(c, SYMBOL_VARIABLE);
		add_components(c);
	} else if (strcmp(c->keyword, "verify") == 0)
		for (uint32_t i = 0; i < c->placement->exports.count; i++)
			add_primitive(c, c->placement->exports.items[i], "of ");
}

static void
add_to_manifest(struct completion *c)
{
	const struct keyword *keywords =
		c->spot->kind == SPOT_LAYER ? layer_keywords : kernel_keywords;

	if (!c->keyword[0]) {
		for (; keywords->word; keywords++)
			add(c,
			    names_text(c->view->session->names, keywords->word),
			    ITEM_KEYWORD, "");
		return;
	}
	if (add_plain(c))
		return;
	if (strcmp(c->keyword, "export") == 0 && !c->clause[0] &&
	    c->spot->kind == SPOT_LAYER)
		add_words(c, modifiers);
	if (strcmp(c->keyword, "verify") == 0)
		add_words(c, levels);
	if (strcmp(c->keyword, "like") == 0 && !c->clause[0])
		add_kernels(c);
	else if (strcmp(c->keyword, "layer") == 0 ||
	         strcmp(c->keyword, "stack") == 0 ||
	         strcmp(c->keyword, "like") == 0)
		add_layers(c);
	else if (c->subject && c->spot->kind == SPOT_LAYER)
		add_to_layer(c);
	else if (c->subject && strcmp(c->keyword, "export") == 0)
		add_interface(c, c->subject->plan->composition->group_count,
		              false, "of ");
}

/* Names of the interface that code stands on, what it has imported first. */
static void
add_to_code(struct completion *c)
{
	const struct placement *placement = c->placement;

	if (!c->subject)
		return;
	if (!placement) {
		add_interface(c, c->subject->plan->composition->group_count,
		              false, "of ");
		return;
	}
	for (uint32_t i = 0; i < placement->imports.count; i++)
		if (placement->imports.items[i].primitive)
			add_primitive(c, placement->imports.items[i].primitive,
			              "of ");
	add_defined(c, SYMBOL_FUNCTION);
	add_defined(c, SYMBOL_VARIABLE);
	if (strstr(c->spot->path, ".spec.") ||
	    strstr(c->spot->path, ".relation."))
		add_components(c);
	add_interface(c, placement->group, false, "not imported, of ");
}

/* Whether a line begins with a word in column 1. */
static bool
has_keyword(struct span line)
{
	const char *text = line.source->text;

	return line.end > line.begin && text[line.begin] != '#' &&
	       (line.begin == 0 || text[line.begin - 1] == '\n');
}

/* Finds the keyword of the line that the spot is in, and its last clause. */
static void
find_line(struct completion *c)
{
	static const char *const clauses[] = {"over",   "from",     "reads",
	                                      "writes", "with",     "for",
	                                      "in",     "clobbers", NULL};
	const struct source *source = c->spot->source;
	uint32_t number = source_place(source, c->spot->at).line;
	struct span line = source_line(source, number);
	const char *text = source->text;
	uint32_t at;

	c->keyword = c->clause = "";
	/* The keyword itself is being typed. */
	if (c->spot->word.begin == source->line_begin[number - 1])
		return;
	while (number > 1 && !has_keyword(line))
		line = source_line(source, --number);
	if (!has_keyword(line))
		return;
	for (at = line.begin; at < c->spot->word.begin;) {
		uint32_t len = (uint32_t)strcspn(text + at, " \t\r\n,");
		const char *word =
			arena_text(c->view->session->arena, text + at, len);

		if (at == line.begin)
			c->keyword = word;
		else if (is_one(word, clauses))
			c->clause = word;
		at += len + (text[at + len] != '\0');
	}
}

json_t *
answer_completion(struct view *view, const json_t *request)
{
	struct completion c = {.view = view, .items = json_array()};
	const struct layer *layer;
	struct spot spot;

	if (!spot_read(view, request, &spot))
		return c.items;
	c.spot = &spot;
	layer = view_layer(view, spot.path);
	list_each (const struct subject, subject, &view->subjects)
		if (!c.subject || (!c.placement && layer)) {
			c.subject = subject;
			c.placement = view_placement(subject, layer);
		}
	if (spot.kind == SPOT_LAYER || spot.kind == SPOT_KERNEL) {
		find_line(&c);
		add_to_manifest(&c);
	} else if (spot.kind != SPOT_OTHER) {
		add_to_code(&c);
	}
	return c.items;
}
