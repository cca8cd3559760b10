/* The stack; chart.h. */
#include "chart.h"

#include <string.h>

#include "../base/file.h"
#include "columns.h"

/*
 * Lists are broken behind so many letters, sooner of layers that stand beside
 * each other, of which so many make a line; longer lists of hides are counted,
 * of exports cut.
 */
enum {
	WIDTH = 50,
	WIDTH_BESIDE = 23,
	BESIDE = 2,
	HIDES_MOST = 16,
	EXPORTS_MOST = 40,
	EXPORTS_BESIDE = 20,
	COLUMN = 275 /* in points, about */
};

const char chart_head[] = "\tgraph [fontname=\"sans-serif\", fontsize=11, "
			  "labelloc=t, labeljust=l]\n"
			  "\tnode [fontname=\"sans-serif\", fontsize=11]\n";

const char *
chart_folder(struct arena *arena, const struct layer *layer)
{
	const char *own = path_folder(arena, layer->source->path);
	const char *folder = path_folder(arena, own);

	return strcmp(folder, ".") == 0 || strcmp(folder, "layers") == 0
	               ? ""
	               : path_last(folder);
}

/* What a layer's cell says, which is broken into lines. */
struct cell {
	struct text text;
	size_t width;  /* where lines are broken */
	size_t column; /* how far the line is */
	unsigned lines;
};

static void
cell_break(struct cell *cell)
{
	text_print(&cell->text, "<br/>");
	cell->column = 0;
	cell->lines++;
}

/* The next word of a list; the first one has nothing in front of it. */
static void
cell_word(struct cell *cell, const char *word, bool is_first)
{
	if (!is_first)
		text_print(&cell->text, ",");
	if (cell->column > 0 && cell->column + strlen(word) > cell->width)
		cell_break(cell);
	else if (!is_first)
		text_print(&cell->text, " ");
	text_print(&cell->text, "%s", word);
	cell->column += strlen(word) + 2;
}

/* The first exports of a list, and how many more there are. */
static void
add_names(struct cell *cell, const struct name_list *names)
{
	uint32_t most =
		names->count <= EXPORTS_MOST ? names->count : EXPORTS_MOST - 1;

	for (uint32_t i = 0; i < most; i++)
		cell_word(cell, names->items[i].text, i == 0);
	if (most < names->count)
		cell_word(cell,
		          arena_print(cell->text.arena, "and %u more",
		                      names->count - most),
		          false);
}

static void
add_exports(struct cell *cell, const struct placement *placement)
{
	struct arena *arena = cell->text.arena;
	struct name_list own = {0}, restated = {0};
	uint32_t constants = 0;

	for (uint32_t i = 0; i < placement->exports.count; i++) {
		const struct primitive *primitive = placement->exports.items[i];

		if (primitive->flags & EXPORT_CONST)
			constants++;
		else
			list_add(arena, primitive->restated ? &restated : &own)
				->text = primitive->name;
	}
	add_names(cell, &own);
	if (constants > 0)
		cell_word(cell,
		          arena_print(arena, "%u constant%s", constants,
		                      constants == 1 ? "" : "s"),
		          own.count == 0);
	if (restated.count == 0)
		return;
	cell_break(cell);
	text_print(&cell->text, "<i>restates ");
	cell->column = strlen("restates ");
	add_names(cell, &restated);
	text_print(&cell->text, "</i>");
}

static void
add_hides(struct cell *cell, const struct layer *layer)
{
	const struct name_list *hides = &layer->hides;

	if (hides->count == 0)
		return;
	cell_break(cell);
	text_print(&cell->text, "<font color=\"gray35\">hides ");
	cell->column = strlen("hides ");
	if (hides->count > HIDES_MOST)
		text_print(&cell->text, "%u names", hides->count);
	else
		list_each (const struct name, word, hides)
			cell_word(cell, word->text, word == hides->items);
	text_print(&cell->text, "</font>");
}

static struct cell
cell_of(struct arena *arena, const struct placement *placement, size_t width)
{
	struct cell cell = {.text = {.arena = arena}, .width = width};
	const char *name = placement->layer->name.text;

	text_print(&cell.text,
	           "<font color=\"gray35\">%u</font>&#160;&#160;"
	           "<b>%s</b>&#160;&#160;",
	           placement->group, name);
	cell.column = strlen(name) + 6;
	cell.lines = 1;
	add_exports(&cell, placement);
	add_hides(&cell, placement->layer);
	return cell;
}

/* Layers of one group, as long as nothing else stands among them. */
struct group {
	const struct composition *composition;
	uint32_t begin, count; /* of placements */
};

static const struct placement *
member(const struct group *group, uint32_t number)
{
	return group->composition->placements.items[group->begin + number];
}

/* Whether one in front of a number stands in the same folder. */
static bool
has_folder(struct arena *arena, const struct group *group, uint32_t number)
{
	const char *folder = chart_folder(arena, member(group, number)->layer);

	for (uint32_t i = 0; i < number; i++)
		if (strcmp(chart_folder(arena, member(group, i)->layer),
		           folder) == 0)
			return true;
	return false;
}

/* Words of a list, of which "" is none. */
static const char *
join(struct arena *arena, const char *words, const char *mark, const char *word)
{
	bool is_joined = words[0] && word[0];

	return arena_print(arena, "%s%s%s", words, is_joined ? mark : "", word);
}

/* The cell of one in a group; a dashed line is between it and others. */
static void
add_member(struct text *row, const struct group *group, uint32_t number,
           const struct cell *cell)
{
	bool is_left = number % BESIDE == 0;
	bool is_last = number + 1 == group->count;
	const char *sides =
		arena_print(row->arena, "%s%s", is_left && !is_last ? "R" : "",
	                    number >= BESIDE ? "T" : "");

	text_print(row, "<td align=\"left\" balign=\"left\" valign=\"top\"");
	if (is_left && is_last)
		text_print(row, " colspan=\"%u\"", BESIDE);
	if (sides[0])
		text_print(row, " style=\"dashed\" sides=\"%s\"", sides);
	else
		text_print(row, " border=\"0\"");
	text_print(row, ">%s</td>", cell->text.bytes);
}

static struct brick
brick_of_group(struct arena *arena, const struct group *group)
{
	struct text row = {.arena = arena};
	struct brick brick = {.name = "", .folder = ""};
	unsigned lines = 0;

	text_print(&row, "<tr><td cellpadding=\"0\"><table border=\"0\" "
	                 "cellborder=\"1\" cellspacing=\"0\" "
	                 "cellpadding=\"3\"><tr>");
	for (uint32_t i = 0; i < group->count; i++) {
		const struct layer *layer = member(group, i)->layer;
		struct cell cell =
			cell_of(arena, member(group, i), WIDTH_BESIDE);

		if (i > 0 && i % BESIDE == 0) {
			text_print(&row, "</tr><tr>");
			brick.height += columns_height(lines);
			lines = 0;
		}
		lines = cell.lines > lines ? cell.lines : lines;
		add_member(&row, group, i, &cell);
		brick.name = join(arena, brick.name, " + ", layer->name.text);
		if (!has_folder(arena, group, i))
			brick.folder = join(arena, brick.folder, ", ",
			                    chart_folder(arena, layer));
	}
	text_print(&row, "</tr></table></td></tr>");
	brick.height += columns_height(lines);
	brick.row = row.bytes;
	return brick;
}

static struct brick
brick_of(struct arena *arena, const struct group *group)
{
	const struct placement *only = member(group, 0);
	struct cell cell;

	if (group->count > 1)
		return brick_of_group(arena, group);
	cell = cell_of(arena, only, WIDTH);
	return (struct brick){
		.row = arena_print(arena,
	                           "<tr><td align=\"left\" balign=\"left\">%s"
	                           "</td></tr>",
	                           cell.text.bytes),
		.name = only->layer->name.text,
		.folder = chart_folder(arena, only->layer),
		.height = columns_height(cell.lines),
	};
}

void
chart_layers(struct text *text, const struct composition *c)
{
	struct columns columns = {.width = COLUMN, .cells = 1};
	struct group group = {.composition = c};
	bool has_beside = false;

	for (uint32_t end = c->placements.count; end > 0; end = group.begin) {
		group.begin = end - 1;
		while (group.begin > 0 &&
		       member(&group, 0)->group ==
		               c->placements.items[group.begin - 1]->group)
			group.begin--;
		group.count = end - group.begin;
		has_beside |= group.count > 1;
		*list_add(text->arena, &columns.bricks) =
			brick_of(text->arena, &group);
	}
	text_print(text,
	           "digraph \"%s\" {\n%s\tlabel=\"%s: %u layer%s, "
	           "each on what is below it%s\\l\"\n",
	           c->kernel->name.text, chart_head, c->kernel->name.text,
	           c->placements.count, c->placements.count == 1 ? "" : "s",
	           has_beside ? "; a dashed line is between those that stand "
	                        "side by side"
	                      : "");
	text_print(text, "\tstack [shape=plain, label=<");
	columns_write(text, &columns);
	text_print(text, ">]\n}\n");
}
