#include "text.h"

int
words_count(const char *text)
{
	return text_len(text) + (int)sizeof(NAME);
}
