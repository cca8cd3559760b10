/* Two stacks in one; chart.h. */
#include <string.h>

#include "chart.h"
#include "columns.h"

enum { WIDTH = 30, COLUMN = 210 };

/* Layers that stand side by side, or one alone. */
struct group {
	uint32_t begin, count; /* of placements */
};

struct side {
	const struct composition *composition;
	struct groups LIST(struct group) groups; /* the top one first */
	const char *style;                       /* of the cells it alone has */
	const char *begin, *end;                 /* round a name there */
};

/* Two sides and the longest common part of what is left of them. */
struct merge {
	struct arena *arena;
	struct side *first, *second;
	uint32_t *common; /* by the groups of both that are done */
	struct columns columns;
};

static void
find_groups(struct arena *arena, struct side *side)
{
	const struct composition *c = side->composition;
	uint32_t begin;

	for (uint32_t end = c->placements.count; end > 0; end = begin) {
		begin = end - 1;
		while (begin > 0 && c->placements.items[begin - 1]->group ==
		                            c->placements.items[begin]->group)
			begin--;
		*list_add(arena, &side->groups) =
			(struct group){begin, end - begin};
	}
}

static const struct placement *
member(const struct side *side, const struct group *group, uint32_t number)
{
	return side->composition->placements.items[group->begin + number];
}

/* Whether a group of one side has a layer of a group of the other. */
static bool
has(const struct side *side, const struct group *group,
    const struct placement *placement)
{
	for (uint32_t i = 0; i < group->count; i++)
		if (member(side, group, i)->layer == placement->layer)
			return true;
	return false;
}

static bool
is_shared(const struct merge *merge, uint32_t i, uint32_t j)
{
	const struct group *first = &merge->first->groups.items[i];
	const struct group *second = &merge->second->groups.items[j];

	for (uint32_t k = 0; k < first->count; k++)
		if (has(merge->second, second, member(merge->first, first, k)))
			return true;
	return false;
}

static uint32_t *
common_at(const struct merge *merge, uint32_t i, uint32_t j)
{
	return &merge->common[i * (merge->second->groups.count + 1) + j];
}

static void
find_common(struct merge *merge)
{
	uint32_t n = merge->first->groups.count;
	uint32_t m = merge->second->groups.count;

	merge->common =
		arena_array(merge->arena, uint32_t, (size_t)(n + 1) * (m + 1));
	for (uint32_t i = n; i-- > 0;)
		for (uint32_t j = m; j-- > 0;) {
			uint32_t down = *common_at(merge, i + 1, j);
			uint32_t across = *common_at(merge, i, j + 1);

			*common_at(merge, i, j) =
				is_shared(merge, i, j)
					? *common_at(merge, i + 1, j + 1) + 1
				: down > across ? down
						: across;
		}
}

/* A cell's names, with what is between them. */
struct cell {
	struct text text;
	size_t column;
	unsigned lines;
};

static void
add_name(struct cell *cell, const struct placement *placement,
         const struct side *alone)
{
	const char *name = placement->layer->name.text;

	if (cell->column > 0)
		text_print(&cell->text, "&#160;+");
	if (cell->column + strlen(name) > WIDTH) {
		text_print(&cell->text, "<br/>");
		cell->column = 0;
		cell->lines++;
	} else if (cell->column > 0) {
		text_print(&cell->text, "&#160;");
	}
	text_print(&cell->text, "%s%s%s", alone ? alone->begin : "", name,
	           alone ? alone->end : "");
	cell->column += strlen(name) + 3;
}

/* Those of a group that the other, if there is one, has or has not. */
static void
add_names(struct cell *cell, const struct side *side, const struct group *group,
          const struct side *other, const struct group *others)
{
	for (uint32_t i = 0; i < group->count; i++) {
		const struct placement *placement = member(side, group, i);

		if (!others || !has(other, others, placement))
			add_name(cell, placement, side);
	}
}

static void
add_shared(struct merge *merge, uint32_t i, uint32_t j)
{
	const struct group *first = &merge->first->groups.items[i];
	const struct group *second = &merge->second->groups.items[j];
	struct cell cell = {.text = {.arena = merge->arena}, .lines = 1};

	for (uint32_t k = 0; k < first->count; k++)
		if (has(merge->second, second, member(merge->first, first, k)))
			add_name(&cell, member(merge->first, first, k), NULL);
	add_names(&cell, merge->first, first, merge->second, second);
	add_names(&cell, merge->second, second, merge->first, first);
	*list_add(merge->arena, &merge->columns.bricks) = (struct brick){
		.row = arena_print(merge->arena,
	                           "<tr><td colspan=\"2\">%s</td></tr>",
	                           cell.text.bytes),
		.name = member(merge->first, first, 0)->layer->name.text,
		.folder = "",
		.height = columns_height(cell.lines),
	};
}

/* Half a row, of a group that one side alone has; or empty. */
static unsigned
add_half(struct text *row, const struct side *side, const struct group *group)
{
	struct cell cell = {.text = {.arena = row->arena}, .lines = 1};

	if (!group) {
		text_print(row, "<td width=\"%u\" border=\"0\"></td>",
		           COLUMN / 2);
		return 1;
	}
	add_names(&cell, side, group, NULL, NULL);
	text_print(row, "<td width=\"%u\" %s>%s</td>", COLUMN / 2, side->style,
	           cell.text.bytes);
	return cell.lines;
}

/*
 * What the sides have beside each other, one left and one right: both down to
 * what both stand on.
 */
static void
add_apart(struct merge *merge, struct group *const begin[2],
          struct group *const end[2])
{
	struct group *first = begin[0], *second = begin[1];

	while (first < end[0] || second < end[1]) {
		ptrdiff_t more = (end[0] - first) - (end[1] - second);
		struct group *left = more >= 0 ? first++ : NULL;
		struct group *right = more <= 0 ? second++ : NULL;
		struct text row = {.arena = merge->arena};
		unsigned lines, others;

		text_print(&row, "<tr>");
		lines = add_half(&row, merge->first, left);
		others = add_half(&row, merge->second, right);
		text_print(&row, "</tr>");
		*list_add(merge->arena,
		          &merge->columns.bricks) = (struct brick){
			.row = row.bytes,
			.name = left ? member(merge->first, left, 0)
		                                ->layer->name.text
		                     : member(merge->second, right, 0)
		                                ->layer->name.text,
			.folder = "",
			.height =
				columns_height(lines > others ? lines : others),
		};
	}
}

static void
add_rows(struct merge *merge)
{
	struct group *first = merge->first->groups.items;
	struct group *second = merge->second->groups.items;
	uint32_t i = 0, j = 0, from = 0, to = 0;

	while (i < merge->first->groups.count &&
	       j < merge->second->groups.count) {
		if (is_shared(merge, i, j) &&
		    *common_at(merge, i, j) ==
		            *common_at(merge, i + 1, j + 1) + 1) {
			add_apart(merge,
			          (struct group *[]){first + from, second + to},
			          (struct group *[]){first + i, second + j});
			add_shared(merge, i, j);
			from = ++i;
			to = ++j;
		} else if (*common_at(merge, i + 1, j) >=
		           *common_at(merge, i, j + 1)) {
			i++;
		} else {
			j++;
		}
	}
	add_apart(merge, (struct group *[]){first + from, second + to},
	          (struct group *[]){first + merge->first->groups.count,
	                             second + merge->second->groups.count});
}

void
chart_difference(struct text *text, const struct composition *first,
                 const struct composition *second)
{
	struct side sides[2] = {
		{.composition = first,
	         .style = "color=\"#b00020\" style=\"dashed\"",
	         .begin = "<font color=\"#b00020\"><s>",
	         .end = "</s></font>"},
		{.composition = second,
	         .style = "color=\"#1b7a3d\" border=\"2\"",
	         .begin = "<font color=\"#1b7a3d\"><b>",
	         .end = "</b></font>"},
	};
	struct merge merge = {
		.arena = text->arena,
		.first = &sides[0],
		.second = &sides[1],
		.columns = {.width = COLUMN, .cells = 2, .spacing = 2},
	};
	const char *a = first->kernel->name.text;
	const char *b = second->kernel->name.text;

	for (int i = 0; i < 2; i++)
		find_groups(text->arena, &sides[i]);
	find_common(&merge);
	add_rows(&merge);
	text_print(text,
	           "digraph \"%s %s\" {\n%s\tlabel=\"red, struck out: there in "
	           "%s alone\\lgreen, bold: there in %s alone\\l\"\n"
	           "\tstacks [shape=plain, label=<",
	           a, b, chart_head, a, b);
	columns_write(text, &merge.columns);
	text_print(text, ">]\n}\n");
}
