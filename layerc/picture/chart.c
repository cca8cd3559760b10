#include "chart.h"

#include <string.h>

#include "../base/file.h"

/*
 * Lists are broken behind so many columns, sooner of layers that stand beside
 * each other; longer ones of hides are counted.
 */
enum { WIDTH = 76, WIDTH_BESIDE = 28, HIDES_MOST = 16 };

const char chart_head[] = "\tnewrank=true\n\tranksep=0.25\n"
			  "\tgraph [fontname=\"sans-serif\"]\n"
			  "\tnode [shape=box, fontname=\"sans-serif\", "
			  "fontsize=11]\n";

/* A text between quotes, as graphviz reads it. */
static void
add_quoted(struct text *text, const char *words)
{
	text_bytes(text, "\"", 1);
	for (; *words; words++)
		text_print(text, strchr("\"\\", *words) ? "\\%c" : "%c",
		           *words);
	text_bytes(text, "\"", 1);
}

const char *
chart_folder(struct arena *arena, const struct layer *layer)
{
	const char *own = path_folder(arena, layer->source->path);
	const char *folder = path_folder(arena, own);

	return strcmp(folder, ".") == 0 || strcmp(folder, "layers") == 0
	               ? ""
	               : path_last(folder);
}

/* A list of words that is broken into lines. */
struct list {
	struct text *text;
	const char *begin, *end; /* what stands round it */
	size_t width;            /* where it is broken */
	size_t column;           /* 0 while there is nothing */
};

static void
list_word(struct list *list, const char *word)
{
	bool is_broken = list->column + strlen(word) > list->width;

	if (list->column == 0)
		text_print(list->text, "<br/>%s%s", list->begin, word);
	else
		text_print(list->text, ",%s%s", is_broken ? "<br/>" : " ",
		           word);
	list->column = (is_broken ? 0 : list->column) + strlen(word) + 2;
}

static void
list_end(struct list *list)
{
	if (list->column > 0)
		text_print(list->text, "%s", list->end);
}

/* Exports that are restated, or those that are not. */
static void
add_exports(struct list list, const struct placement *placement,
            bool is_restated)
{
	for (uint32_t i = 0; i < placement->exports.count; i++) {
		const struct primitive *primitive = placement->exports.items[i];

		if (!(primitive->flags & EXPORT_CONST) &&
		    (primitive->restated != NULL) == is_restated)
			list_word(&list, primitive->name);
	}
	list_end(&list);
}

static void
add_constants(struct text *text, const struct placement *placement)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < placement->exports.count; i++)
		count += (placement->exports.items[i]->flags & EXPORT_CONST) !=
		         0;
	if (count > 0)
		text_print(text, "<br/>%u constant%s", count,
		           count == 1 ? "" : "s");
}

static size_t
width_of(const struct composition *c, const struct placement *placement)
{
	for (uint32_t i = 0; i < c->placements.count; i++)
		if (c->placements.items[i] != placement &&
		    c->placements.items[i]->group == placement->group)
			return WIDTH_BESIDE;
	return WIDTH;
}

static void
add_layer(struct text *text, const struct composition *c,
          const struct placement *placement)
{
	size_t width = width_of(c, placement);
	struct list hides = {text, "<font color=\"gray35\">hides ", "</font>",
	                     width, 0};
	const struct name_list *hidden = &placement->layer->hides;
	const char *name = placement->layer->name.text;

	text_print(text, "\t\t\"%s\" [label=<<b>%s</b>", name, name);
	add_exports((struct list){text, "", "", width, 0}, placement, false);
	add_exports((struct list){text, "<i>restates ", "</i>", width, 0},
	            placement, true);
	add_constants(text, placement);
	if (hidden->count > HIDES_MOST)
		list_word(&hides,
		          arena_print(text->arena, "%u names", hidden->count));
	else
		list_each (const struct name, word, hidden)
			list_word(&hides, word->text);
	list_end(&hides);
	text_print(text, ">]\n");
}

/* An edge from each layer of a group to each one below. */
static void
add_steps(struct text *text, const struct composition *c)
{
	for (uint32_t i = 0; i < c->placements.count; i++)
		for (uint32_t j = 0; j < i; j++) {
			const struct placement *upper = c->placements.items[i];
			const struct placement *lower = c->placements.items[j];

			if (lower->group + 1 == upper->group)
				text_print(text, "\t\"%s\" -> \"%s\"\n",
				           upper->layer->name.text,
				           lower->layer->name.text);
		}
}

/* Ends the frame of one folder and begins that of another; "" has none. */
static void
change_frame(struct text *text, const char *before, const char *folder,
             uint32_t number)
{
	if (strcmp(folder, before) == 0)
		return;
	if (before[0])
		text_print(text, "\t}\n");
	if (!folder[0])
		return;
	text_print(text,
	           "\tsubgraph cluster_%u {\n\t\tlabeljust=l\n"
	           "\t\tlabel=",
	           number);
	add_quoted(text, folder);
	text_print(text, "\n");
}

void
chart_layers(struct text *text, const struct composition *c)
{
	const char *before = "", *folder;

	text_print(text, "digraph \"%s\" {\n%s", c->kernel->name.text,
	           chart_head);
	text_print(text, "\tedge [arrowhead=none]\n");
	for (uint32_t i = c->placements.count; i-- > 0; before = folder) {
		const struct placement *placement = c->placements.items[i];

		folder = chart_folder(text->arena, placement->layer);
		change_frame(text, before, folder, i);
		add_layer(text, c, placement);
	}
	change_frame(text, before, "", 0);
	add_steps(text, c);
	text_print(text, "}\n");
}

/* A name that one of two sides has, or both. */
enum side { SIDE_BOTH, SIDE_FIRST, SIDE_SECOND };

static const char *const side_styles[] = {
	[SIDE_BOTH] = "",
	[SIDE_FIRST] = "color=\"#b00020\", fontcolor=\"#b00020\", style=dashed",
	[SIDE_SECOND] = "color=\"#1b7a3d\", fontcolor=\"#1b7a3d\", style=bold",
};

static const struct placement *
placement_of(const struct composition *c, const struct placement *placement)
{
	return map_get(&c->placement_by_layer, placement->layer->name.text);
}

/* Whether upper stands right on lower in the other stack, too. */
static bool
has_step(const struct composition *c, const struct placement *upper,
         const struct placement *lower)
{
	const struct placement *a = placement_of(c, upper);
	const struct placement *b = placement_of(c, lower);

	return a && b && b->group + 1 == a->group;
}

/* The layers of one side, and its steps: of both only once. */
static void
add_side(struct text *text, const struct composition *c,
         const struct composition *other, enum side side)
{
	bool is_second = side == SIDE_SECOND;

	for (uint32_t i = c->placements.count; i-- > 0;) {
		const struct placement *upper = c->placements.items[i];
		bool is_shared = placement_of(other, upper) != NULL;

		if (!is_shared || !is_second)
			text_print(text, "\t\"%s\" [%s]\n",
			           upper->layer->name.text,
			           side_styles[is_shared ? SIDE_BOTH : side]);
		for (uint32_t j = 0; j < i; j++) {
			const struct placement *lower = c->placements.items[j];

			if (lower->group + 1 != upper->group)
				continue;
			is_shared = has_step(other, upper, lower);
			if (!is_shared || !is_second)
				text_print(text, "\t\"%s\" -> \"%s\" [%s]\n",
				           upper->layer->name.text,
				           lower->layer->name.text,
				           side_styles[is_shared ? SIDE_BOTH
				                                 : side]);
		}
	}
}

void
chart_difference(struct text *text, const struct composition *first,
                 const struct composition *second)
{
	const char *a = first->kernel->name.text;
	const char *b = second->kernel->name.text;

	text_print(text, "digraph \"%s %s\" {\n%s", a, b, chart_head);
	text_print(text,
	           "\tlabelloc=t\n\tlabel=\"only in %s: red, dashed\\l"
	           "only in %s: green, bold\\l\"\n\tedge [arrowhead=none]\n",
	           a, b);
	add_side(text, first, second, SIDE_FIRST);
	add_side(text, second, first, SIDE_SECOND);
	text_print(text, "}\n");
}
