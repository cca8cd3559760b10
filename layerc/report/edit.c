#include "edit.h"

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* The place of the comma before a word, or the word's own begin. */
static uint32_t
comma_before(struct span word)
{
	const char *text = word.source->text;
	uint32_t at = word.begin;

	while (at > 0 && is_blank(text[at - 1]))
		at--;
	return at > 0 && text[at - 1] == ',' ? at - 1 : word.begin;
}

/* Where the next word of the list begins, or the word's own end. */
static uint32_t
next_word(struct span word)
{
	const struct source *source = word.source;
	uint32_t at = word.end;

	while (at < source->size && is_blank(source->text[at]))
		at++;
	if (at == source->size || source->text[at] != ',')
		return word.end;
	at++;
	while (at < source->size && is_blank(source->text[at]))
		at++;
	return at;
}

/* The line of a word, and its newline, if before it only a keyword stands. */
static struct span
line_of_first(struct span word)
{
	const struct source *source = word.source;
	uint32_t number = source_place(source, word.begin).line;
	uint32_t begin = source->line_begin[number - 1], at = begin;
	uint32_t next = number < source->line_count ? source->line_begin[number]
	                                            : source->size;

	while (at < word.begin && !is_blank(source->text[at]))
		at++;
	while (at < word.begin && is_blank(source->text[at]))
		at++;
	if (at != word.begin || is_blank(source->text[begin]))
		return (struct span){0};
	return (struct span){source, begin, next};
}

/* The same, if only a keyword stands there too. */
static struct span
sole_line(struct span word)
{
	uint32_t number = source_place(word.source, word.begin).line;

	return source_line(word.source, number).end == word.end
	               ? line_of_first(word)
	               : (struct span){0};
}

/* The word and a comma beside it, or the word alone. */
static struct span
word_and_comma(struct span word)
{
	struct span away = word;

	away.begin = comma_before(word);
	if (away.begin == word.begin)
		away.end = next_word(word);
	return away;
}

/* Takes the word out of its list, or else takes the line away, if there is. */
static void
take_away(struct diag *diag, struct span word, struct span line)
{
	struct span away = word_and_comma(word);

	if (away.begin == word.begin && away.end == word.end)
		away = line;
	if (away.source)
		diag_fix(diag, away, "%s", "");
}

void
edit_remove(struct diag *diag, struct span word)
{
	take_away(diag, word, sole_line(word));
}

void
edit_remove_first(struct diag *diag, struct span word)
{
	take_away(diag, word, line_of_first(word));
}

void
edit_append(struct diag *diag, struct span last, const char *word)
{
	last.begin = last.end;
	diag_fix(diag, last, ", %s", word);
}

void
edit_add_line(struct diag *diag, struct span above, const char *keyword,
              const char *word)
{
	struct span line = source_line(
		above.source, source_place(above.source, above.begin).line);

	line.begin = line.end;
	diag_fix(diag, line, "\n%-8s %s", keyword, word);
}
