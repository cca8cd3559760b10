#include "cfunction.h"

#include <string.h>

#include "cwords.h"

/* What was read of a declaration at file scope. */
struct scan {
	struct cwords words;
	struct cword word; /* the last one */
	unsigned depth;    /* of all brackets */
	uint32_t begin;    /* of the declaration */
};

static void
next(struct scan *scan)
{
	char byte;

	scan->word = cwords_next(&scan->words);
	if (scan->word.kind != CWORD_BYTE)
		return;
	byte = scan->words.source->text[scan->word.begin];
	if (strchr("({[", byte))
		scan->depth++;
	if (strchr(")}]", byte) && scan->depth > 0)
		scan->depth--;
}

static bool
is_byte(const struct scan *scan, char byte)
{
	return scan->word.kind == CWORD_BYTE &&
	       scan->words.source->text[scan->word.begin] == byte;
}

/* Goes behind a declaration: its ';', or the '}' of a body. */
static bool
skip_declaration(struct scan *scan, const char *name)
{
	bool is_named = false, is_function = false;

	for (;; next(scan)) {
		if (scan->word.kind == CWORD_END)
			return false;
		if (scan->depth == 0 && is_byte(scan, ';'))
			return false;
		if (scan->depth == 0 && is_byte(scan, '}'))
			return is_function;
		if (scan->depth == 1 && is_byte(scan, '(') && is_named)
			is_function = true;
		is_named = scan->depth == 0 &&
		           cwords_is(&scan->words, scan->word, name);
	}
}

struct span
cfunction_find(const struct source *source, const char *name)
{
	struct scan scan = {
		.words = cwords_of((struct span){source, 0, source->size})};

	for (next(&scan); scan.word.kind != CWORD_END; next(&scan)) {
		uint32_t begin = scan.word.begin;

		if (scan.word.kind == CWORD_DIRECTIVE)
			scan.words.at = cwords_line(&scan.words, begin).end;
		else if (skip_declaration(&scan, name))
			return (struct span){source, begin, scan.word.end};
	}
	return (struct span){NULL, 0, 0};
}

struct span
cfunction_comment(const struct source *source, uint32_t at)
{
	const char *text = source->text;
	uint32_t end = at, begin;

	while (end > 0 && strchr(" \t\r\n", text[end - 1]))
		end--;
	if (end < 4 || strncmp(text + end - 2, "*/", 2) != 0)
		return (struct span){source, at, at};
	for (begin = end - 4; begin > 0; begin--)
		if (strncmp(text + begin, "/*", 2) == 0)
			break;
	return (struct span){source, begin, end};
}
