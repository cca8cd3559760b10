#include "object_text.h"

#include <string.h>

static bool
is_word(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9') || byte == '_' || byte == '$';
}

bool
object_find_word(struct span line, const char *word, struct span *found)
{
	size_t len = strlen(word);
	const char *text;

	if (!line.source || len == 0)
		return false;
	text = line.source->text;
	for (uint32_t at = line.begin; at + len <= line.end; at++)
		if (memcmp(text + at, word, len) == 0 &&
		    (at == line.begin || !is_word(text[at - 1])) &&
		    (at + len == line.end || !is_word(text[at + len]))) {
			*found = (struct span){line.source, at,
			                       at + (uint32_t)len};
			return true;
		}
	return false;
}
