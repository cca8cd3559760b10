/* Where rows go; columns.h. */
#include "columns.h"

#include <stdbool.h>
#include <string.h>

/* In points, at the size of letters that chart.c asks for. */
enum { LINE = 12, ROUND_LINES = 8, HEAD = LINE + ROUND_LINES };

unsigned
columns_height(unsigned lines)
{
	return lines * LINE + ROUND_LINES;
}

/* Words in which nothing is a mark of graphviz's tables. */
static void
add_escaped(struct text *text, const char *words)
{
	for (; *words; words++)
		switch (*words) {
		case '<':
			text_print(text, "&lt;");
			break;
		case '>':
			text_print(text, "&gt;");
			break;
		case '&':
			text_print(text, "&amp;");
			break;
		case '"':
			text_print(text, "&quot;");
			break;
		default:
			text_bytes(text, words, 1);
		}
}

/* Whether a head stands over a brick; before is NULL on top of a column. */
static bool
has_head(const struct brick *before, const struct brick *brick)
{
	return before ? strcmp(before->folder, brick->folder) != 0
	              : brick->folder[0] != '\0';
}

static unsigned
height_of(const struct columns *columns, const struct brick *before,
          const struct brick *brick)
{
	return brick->height + columns->spacing +
	       (has_head(before, brick) ? HEAD : 0);
}

/* Rows that make a column. */
struct column {
	uint32_t begin, end;
	unsigned height;
};

/* The column that begins at a brick: of one at least. */
static struct column
column_at(const struct columns *columns, uint32_t begin, unsigned limit)
{
	const struct bricks *bricks = &columns->bricks;
	struct column column = {begin, begin, 0};

	for (; column.end < bricks->count; column.end++) {
		const struct brick *brick = &bricks->items[column.end];
		unsigned height = height_of(
			columns, column.end > begin ? brick - 1 : NULL, brick);

		if (column.end > begin && column.height + height > limit)
			break;
		column.height += height;
	}
	return column;
}

static unsigned
count_columns(const struct columns *columns, unsigned limit)
{
	unsigned count = 0;

	for (uint32_t at = 0; at < columns->bricks.count; count++)
		at = column_at(columns, at, limit).end;
	return count;
}

/* The least height at which as many columns as make 3:2 hold all. */
static unsigned
find_limit(const struct columns *columns)
{
	unsigned total = 0, count = 1, limit;

	list_each (const struct brick, brick, &columns->bricks)
		total += height_of(columns,
		                   brick > columns->bricks.items ? brick - 1
		                                                 : NULL,
		                   brick);
	while (2 * count * (count + 1) * columns->width < 3 * total)
		count++;
	limit = total / count;
	while (count_columns(columns, limit) > count)
		limit += LINE / 2;
	return limit;
}

/* A head of no words ends what stands under another one. */
static void
write_head(struct text *text, const struct columns *columns, const char *folder)
{
	text_print(text,
	           "\t<tr><td colspan=\"%u\" align=\"left\" "
	           "bgcolor=\"gray92\">",
	           columns->cells);
	if (folder[0]) {
		text_print(text, "<font color=\"gray25\">");
		add_escaped(text, folder);
		text_print(text, "</font>");
	}
	text_print(text, "</td></tr>\n");
}

/* What is below the last row; without room there the rows would be higher. */
static void
write_foot(struct text *text, const struct columns *columns, uint32_t end,
           unsigned room)
{
	text_print(text,
	           "\t<tr><td colspan=\"%u\" border=\"0\" height=\"%u\" "
	           "align=\"right\" valign=\"top\">",
	           columns->cells, room);
	if (end < columns->bricks.count)
		text_print(text,
		           "<font color=\"gray35\"><i>on %s, in the next "
		           "column</i></font>",
		           columns->bricks.items[end].name);
	text_print(text, "</td></tr>\n");
}

static void
write_column(struct text *text, const struct columns *columns,
             const struct column *column, unsigned tallest)
{
	const struct brick *bricks = columns->bricks.items;

	text_print(text,
	           "\t<td valign=\"top\"><table border=\"0\" cellborder=\"1\" "
	           "cellspacing=\"%u\" cellpadding=\"3\">\n",
	           columns->spacing);
	for (uint32_t i = column->begin; i < column->end; i++) {
		if (has_head(i > column->begin ? &bricks[i - 1] : NULL,
		             &bricks[i]))
			write_head(text, columns, bricks[i].folder);
		text_print(text, "\t%s\n", bricks[i].row);
	}
	if (column->end - column->begin < columns->bricks.count)
		write_foot(text, columns, column->end,
		           tallest - column->height + HEAD);
	text_print(text, "\t</table></td>\n");
}

void
columns_write(struct text *text, const struct columns *columns)
{
	unsigned limit = find_limit(columns), tallest = 0;
	uint32_t count = columns->bricks.count;
	struct column column;

	for (uint32_t at = 0; at < count; at = column.end) {
		column = column_at(columns, at, limit);
		tallest = column.height > tallest ? column.height : tallest;
	}
	text_print(text, "<table border=\"0\" cellspacing=\"8\"><tr>\n");
	for (uint32_t at = 0; at < count; at = column.end) {
		column = column_at(columns, at, limit);
		write_column(text, columns, &column, tallest);
	}
	text_print(text, "\t</tr></table>");
}
