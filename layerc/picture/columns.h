/*
 * A stack as a picture of one page: rows on each other, read from the top, in
 * columns from left to right, as many as make the picture as wide as a screen
 * is.  Each column says what the rows of the next one are to its last.
 */
#pragma once

#include "../base/list.h"
#include "../base/text.h"

struct brick {
	const char *row;    /* of a table of graphviz: "<tr>...</tr>" */
	const char *name;   /* as the column before says it */
	const char *folder; /* stands over neighbours that share it; or "" */
	unsigned height;    /* about, in points */
};

struct bricks LIST(struct brick);

struct columns {
	struct bricks bricks; /* the top one first */
	unsigned width;       /* of a column, about, in points */
	unsigned cells;       /* that a row has */
	unsigned spacing;     /* between rows, in points */
};

/* What a row's text of so many lines takes. */
unsigned columns_height(unsigned lines);

/* Appends the columns as a table, for the label of a node. */
void columns_write(struct text *text, const struct columns *columns);
