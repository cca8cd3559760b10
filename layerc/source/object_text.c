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

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == ':';
}

/* Whether a line begins with a word, perhaps behind a label. */
static bool
begins_with(struct span line, const char *word)
{
	uint32_t at = line.begin, second;
	struct span found;

	if (!object_find_word(line, word, &found))
		return false;
	while (at < found.begin && !is_blank(line.source->text[at]))
		at++;
	for (second = at; second < found.begin; second++)
		if (!is_blank(line.source->text[second]))
			return false;
	return true;
}

bool
object_is_data(struct span line)
{
	static const char *const words[] = {
		"db",     "dw",     "dd",      "dq",      "dt",     "do",
		"dy",     "dz",     "incbin",  "times",   ".byte",  ".word",
		".long",  ".short", ".int",    ".quad",   ".octa",  ".ascii",
		".asciz", ".zero",  ".string", ".incbin", ".fill",  ".space",
		".skip",  ".hword", ".2byte",  ".4byte",  ".8byte", ".value",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (begins_with(line, words[i]))
			return true;
	return false;
}
