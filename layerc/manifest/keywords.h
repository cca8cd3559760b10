/*
 * The keywords of the two kinds of manifest, each with the function that
 * reads its line.
 */
#pragma once

#include "line.h"

struct keyword {
	const char *word;
	bool once;     /* it may stand in a manifest only once */
	bool required; /* and has to */
	/* Reads what follows into the struct layer or kernel. */
	void (*read)(struct line *line, void *manifest);
};

/* Tables that end in a NULL word; the first is that of the first line. */
extern const struct keyword layer_keywords[], kernel_keywords[];
