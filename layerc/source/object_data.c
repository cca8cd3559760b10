#include <string.h>

#include "object.h"
#include "object_text.h"

/* What an assembler's language calls the things that are looked for. */
struct syntax {
	const char *comment;         /* bytes that begin one */
	const char *const *data;     /* words that make data of names */
	const char *const *declared; /* words that only declare a name */
};

static const char *const nasm_data[] = {"dw", "dd", "times", NULL};
static const char *const nasm_declared[] = {"global", "extern", NULL};
static const char *const gnu_data[] = {".long",  ".int",   ".4byte", ".word",
                                       ".short", ".2byte", ".value", NULL};
static const char *const gnu_declared[] = {".globl", ".global", ".extern",
                                           ".type",  ".size",   NULL};

static const struct syntax nasm = {";", nasm_data, nasm_declared};
static const struct syntax gnu = {"#", gnu_data, gnu_declared};

/* Finds the first of some words in a line; false if there is none. */
static bool
find_word(struct span line, const char *const *words, struct span *found)
{
	for (; *words; words++)
		if (object_find_word(line, *words, found))
			return true;
	return false;
}

/* A line without its comment. */
static struct span
code_of(const struct syntax *syntax, struct span line)
{
	uint32_t end = line.begin;

	while (end < line.end &&
	       !strchr(syntax->comment, line.source->text[end]))
		end++;
	line.end = end;
	return line;
}

/* Common blocks and numbers have no address, so that no line is theirs. */
static struct span
find_definition(const struct syntax *syntax, const struct source *source,
                const char *symbol)
{
	struct span found;

	for (uint32_t i = 1; i <= source->line_count; i++) {
		struct span line = code_of(syntax, source_line(source, i));

		if (!find_word(line, syntax->declared, &found) &&
		    object_find_word(line, symbol, &found))
			return found;
	}
	return (struct span){0};
}

static struct span
find_data(const struct syntax *syntax, const struct source *source,
          const char *symbol)
{
	struct span found;

	for (uint32_t i = 1; i <= source->line_count; i++) {
		struct span line = code_of(syntax, source_line(source, i));

		if (!find_word(line, syntax->data, &found))
			continue;
		line.begin = found.end;
		if (object_find_word(line, symbol, &found))
			return found;
	}
	return (struct span){0};
}

void
object_place_data(struct unit *unit, const struct source *source, bool is_nasm)
{
	const struct syntax *syntax = is_nasm ? &nasm : &gnu;

	list_each (struct definition, definition, &unit->definitions)
		if (!definition->span.source)
			definition->span = find_definition(syntax, source,
			                                   definition->symbol);
	list_each (struct use, use, &unit->uses)
		if (!use->span.source)
			use->span = find_data(syntax, source, use->symbol);
	list_each (struct transfer, transfer, &unit->transfers)
		if (!transfer->span.source && transfer->from.symbol)
			transfer->span = find_data(syntax, source,
			                           transfer->from.symbol);
}

static bool
is_at(struct span span, const char *symbol)
{
	size_t len = strlen(symbol);

	return span.source && span.end - span.begin == len &&
	       memcmp(span.source->text + span.begin, symbol, len) == 0;
}

void
object_place_names(struct unit *unit, const struct source *source)
{
	list_each (struct definition, definition, &unit->definitions) {
		bool found = !definition->global ||
		             is_at(definition->span, definition->symbol);

		for (uint32_t i = 1; !found && i <= source->line_count; i++)
			found = object_find_word(source_line(source, i),
			                         definition->symbol,
			                         &definition->span);
	}
}
