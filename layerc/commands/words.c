#include "words.h"

#include <stdio.h>
#include <string.h>

enum { WIDTH = 78 };

void
words_add(struct words *words, const char *word)
{
	uint32_t len = (uint32_t)strlen(word);

	if (words->column == 0) {
		printf("  %-*s%s", (int)words->indent - 2, words->label, word);
		words->column = words->indent + len;
	} else if (words->column + 2 + len > WIDTH) {
		printf(",\n%*s%s", (int)words->indent, "", word);
		words->column = words->indent + len;
	} else {
		printf(", %s", word);
		words->column += 2 + len;
	}
}

void
words_end(const struct words *words)
{
	if (words->column > 0)
		putchar('\n');
}
