/*
 * The keywords of the two kinds of manifest, each with the function that
 * reads its line.
 */
#pragma once

#include "line.h"

struct keyword {
	const char *word;
	bool once;     /* it may stand in a manifest only once */
	bool required; /* and has to, unless it is taken over, */
	bool of_image; /* or belongs to an image, and layerc makes none */
	/* Reads what follows into the struct layer or kernel. */
	void (*read)(struct line *line, void *manifest);
};

/* With this line what is required, but for the first line, is taken over. */
#define KEYWORD_LIKE "like"

/* Tables that end in a NULL word; the first is that of the first line. */
extern const struct keyword layer_keywords[], kernel_keywords[];

/*
 * Settles what lines of a layer say together: reports a header too many, and
 * names in 'verify' lines of which nothing can be shown.
 */
void layer_finish(struct session *session, struct layer *layer);
