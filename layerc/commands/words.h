/* Lists of words behind a label, in lines of 78 columns. */
#pragma once

#include <stdint.h>

struct words {
	const char *label;
	uint32_t indent; /* where words begin; the label is put before */
	uint32_t column; /* 0 while nothing is printed */
};

/* Prints one more word, and before the first one the label. */
void words_add(struct words *words, const char *word);

/* Ends the line, if there is any. */
void words_end(const struct words *words);
