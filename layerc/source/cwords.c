#include "cwords.h"

#include <string.h>

struct cwords
cwords_of(struct span span)
{
	return (struct cwords){span.source, span.begin, span.end, false};
}

static bool
is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       byte == '_' || (byte & 0x80);
}

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* The length of the end of a line that a backslash continues, or 0. */
static uint32_t
continuation(const struct cwords *words, uint32_t at)
{
	const char *text = words->source->text;

	if (text[at] != '\\')
		return 0;
	if (text[at + 1] == '\n')
		return 2;
	return text[at + 1] == '\r' && text[at + 2] == '\n' ? 3 : 0;
}

/* The offset behind what ends with the text stop, within the words. */
static uint32_t
behind(const struct cwords *words, uint32_t at, const char *stop)
{
	const char *text = words->source->text;
	const char *found = strstr(text + at, stop);
	size_t end = found ? (size_t)(found - text) + strlen(stop) : SIZE_MAX;

	return end > words->end ? words->end : (uint32_t)end;
}

/* Skips blanks, ends of lines and comments. */
static void
skip(struct cwords *words)
{
	const char *text = words->source->text;

	while (words->at < words->end) {
		uint32_t at = words->at;

		if (text[at] == '\n') {
			words->in_line = false;
			words->at++;
		} else if (strchr(" \t\r\f\v", text[at]) && text[at]) {
			words->at++;
		} else if (continuation(words, at) > 0) {
			words->at += continuation(words, at);
		} else if (strncmp(text + at, "/*", 2) == 0) {
			words->at = behind(words, at + 2, "*/");
		} else if (strncmp(text + at, "//", 2) == 0) {
			struct span rest = cwords_line(words, at);

			words->at = rest.end;
		} else {
			return;
		}
	}
}

static uint32_t
literal_end(const struct cwords *words, uint32_t at)
{
	const char *text = words->source->text;
	char quote = text[at++];

	while (at < words->end && text[at] != quote && text[at] != '\n')
		at += text[at] == '\\' && at + 1 < words->end ? 2 : 1;
	return at < words->end && text[at] == quote ? at + 1 : at;
}

static uint32_t
number_end(const struct cwords *words, uint32_t at)
{
	const char *text = words->source->text;

	while (at < words->end &&
	       (is_letter(text[at]) || is_digit(text[at]) || text[at] == '.' ||
	        ((text[at] == '+' || text[at] == '-') &&
	         strchr("eEpP", text[at - 1]))))
		at++;
	return at;
}

struct cword
cwords_next(struct cwords *words)
{
	const char *text = words->source->text;
	struct cword word = {.kind = CWORD_END};
	bool in_line;

	skip(words);
	in_line = words->in_line;
	word.begin = word.end = words->at;
	if (words->at >= words->end)
		return word;
	words->in_line = true;
	if (is_letter(text[word.begin])) {
		word.kind = CWORD_NAME;
		while (word.end < words->end &&
		       (is_letter(text[word.end]) || is_digit(text[word.end])))
			word.end++;
	} else if (is_digit(text[word.begin])) {
		word.kind = CWORD_TEXT;
		word.end = number_end(words, word.begin);
	} else if (text[word.begin] == '"' || text[word.begin] == '\'') {
		word.kind = CWORD_TEXT;
		word.end = literal_end(words, word.begin);
	} else {
		word.kind = text[word.begin] == '#' && !in_line
		                    ? CWORD_DIRECTIVE
		                    : CWORD_BYTE;
		word.end++;
	}
	words->at = word.end;
	return word;
}

bool
cwords_is(const struct cwords *words, struct cword word, const char *text)
{
	size_t len = strlen(text);

	return word.end - word.begin == len && len > 0 &&
	       memcmp(words->source->text + word.begin, text, len) == 0;
}

struct span
cwords_line(const struct cwords *words, uint32_t begin)
{
	struct span span = {words->source, begin, begin};
	const char *text = words->source->text;

	while (span.end < words->end && text[span.end] != '\n') {
		uint32_t len = continuation(words, span.end);

		span.end += len > 0 ? len : 1;
	}
	return span;
}
