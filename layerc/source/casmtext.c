/*
 * The text of inline assembly as the assembler gets it: literals side by side
 * are one, and macros have been expanded.  No function of libclang gives it,
 * but a declaration can be printed, with all statements in it; where the words
 * of that text were written is looked for.
 */
#include <string.h>

#include "cshared.h"

/* The offset behind a literal of printed text, which begins at offset. */
static uint32_t
skip_literal(const char *text, uint32_t at)
{
	char quote = text[at++];

	while (text[at] && text[at] != quote)
		at += text[at] == '\\' && text[at + 1] ? 2 : 1;
	return text[at] ? at + 1 : at;
}

/* Whether an assembly statement is printed at offset. */
static bool
is_statement(const char *text, uint32_t at)
{
	static const char word[] = "asm ";
	static const char *const qualifiers[] = {"volatile ", "goto ", NULL};

	if (strncmp(text + at, word, sizeof(word) - 1) != 0 ||
	    (at > 0 && casm_is_word(text[at - 1])))
		return false;
	at += sizeof(word) - 1;
	for (const char *const *name = qualifiers; *name; name++)
		if (strncmp(text + at, *name, strlen(*name)) == 0)
			at += (uint32_t)strlen(*name);
	return text[at] == '(';
}

static const struct source *
print(struct cwalk *walk, CXCursor declaration)
{
	CXString text = clang_getCursorPrettyPrinted(declaration, NULL);
	const char *bytes = clang_getCString(text);
	struct source *source = arena_new(walk->reader->arena, struct source);

	source->size = bytes ? (uint32_t)strlen(bytes) : 0;
	source->text = arena_text(walk->reader->arena, bytes ? bytes : "",
	                          source->size);
	source->path = "";
	clang_disposeString(text);
	return source;
}

const struct source *
casm_printed(struct cwalk *walk, CXCursor assembly, uint32_t *begin)
{
	if (clang_isDeclaration(clang_getCursorKind(assembly))) {
		*begin = 0;
		return print(walk, assembly);
	}
	if (!walk->printed) {
		walk->printed = print(walk, walk->function);
		walk->printed_at = 0;
	}
	for (uint32_t at = walk->printed_at; at < walk->printed->size;) {
		const char *text = walk->printed->text;

		if (is_statement(text, at)) {
			*begin = at;
			walk->printed_at = at + 1;
			return walk->printed;
		}
		at = text[at] == '"' || text[at] == '\''
		             ? skip_literal(text, at)
		             : at + 1;
	}
	return NULL;
}

/* Whether a word may begin here: the 't' of "\\t" is no part of one. */
static bool
is_begin(struct span where, uint32_t at)
{
	const char *text = where.source->text;

	if (at == where.begin || !casm_is_word(text[at - 1]))
		return true;
	return text[at - 1] == '$' ||
	       (at - where.begin > 1 && text[at - 2] == '\\');
}

struct span
casm_find(struct span where, const char *word, size_t len)
{
	const char *text = where.source ? where.source->text : "";
	struct span found = {where.source, where.begin, where.begin};

	for (; where.source && found.begin + len <= where.end; found.begin++) {
		found.end = found.begin + (uint32_t)len;
		if (memcmp(text + found.begin, word, len) == 0 &&
		    !casm_is_word(text[found.end]) &&
		    is_begin(where, found.begin))
			return found;
	}
	return (struct span){0};
}
