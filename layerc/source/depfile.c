#include "depfile.h"

#include <errno.h>
#include <string.h>

#include "../base/text.h"

struct reader {
	struct arena *arena;
	const char *at, *end;
	struct depfile *depfile;
};

/* The length of the line end at text, 0 when there is none. */
static size_t
line_end(const char *text, const char *end)
{
	if (text < end && *text == '\n')
		return 1;
	return end - text >= 2 && text[0] == '\r' && text[1] == '\n' ? 2 : 0;
}

/* Skips blanks and lines that a backslash continues; false: cut short. */
static bool
skip_blanks(struct reader *reader)
{
	for (;;) {
		const char *next = reader->at + 1;

		if (reader->at == reader->end)
			return false;
		if (*reader->at == ' ' || *reader->at == '\t') {
			reader->at++;
		} else if (*reader->at == '\\' &&
		           line_end(next, reader->end) > 0) {
			reader->at = next + line_end(next, reader->end);
		} else {
			return true;
		}
	}
}

/* Whether the colon at text ends the targets, and is no drive's. */
static bool
is_end_of_targets(const char *text, const char *end)
{
	const char *next = text + 1;

	return *text == ':' && (next == end || *next == ' ' || *next == '\t' ||
	                        line_end(next, end) > 0 ||
	                        (*next == '\\' && line_end(next + 1, end) > 0));
}

/* Takes the backslashes at the reader, and what the last one escapes. */
static void
take_backslashes(struct reader *reader, struct text *name)
{
	const char *begin = reader->at, *at = begin;
	size_t count;

	while (at < reader->end && *at == '\\')
		at++;
	count = (size_t)(at - begin);
	reader->at = at;
	if (at < reader->end && (*at == ' ' || *at == '\t')) {
		text_bytes(name, begin, count / 2);
		if (count % 2 == 1)
			text_bytes(name, reader->at++, 1);
	} else if (at < reader->end && *at == '#') {
		text_bytes(name, begin, count - 1);
		text_bytes(name, reader->at++, 1);
	} else if (line_end(at, reader->end) > 0) {
		/* The last one continues the line. */
		text_bytes(name, begin, count - 1);
		reader->at--;
	} else {
		text_bytes(name, begin, count);
	}
}

static bool
is_end_of_word(const struct reader *reader)
{
	const char *at = reader->at;

	return at == reader->end || *at == ' ' || *at == '\t' ||
	       line_end(at, reader->end) > 0 ||
	       (*at == '\\' && line_end(at + 1, reader->end) > 0);
}

/* Takes a name; of a target, up to the colon that ends them. */
static const char *
take_word(struct reader *reader, bool is_target)
{
	struct text name = {.arena = reader->arena};

	text_bytes(&name, "", 0);
	while (!is_end_of_word(reader)) {
		const char *at = reader->at;

		if (is_target && is_end_of_targets(at, reader->end))
			break;
		if (*at == '\\') {
			take_backslashes(reader, &name);
			continue;
		}
		reader->at +=
			*at == '$' && reader->end - at >= 2 && at[1] == '$' ? 2
									    : 1;
		text_bytes(&name, at, 1);
	}
	return name.bytes;
}

/* Takes "TARGETS:"; NULL, or what is wrong. */
static const char *
take_targets(struct reader *reader)
{
	for (;;) {
		if (!skip_blanks(reader))
			return "is cut short";
		if (line_end(reader->at, reader->end) > 0)
			return "has a line that is no rule";
		if (is_end_of_targets(reader->at, reader->end)) {
			reader->at++;
			return NULL;
		}
		take_word(reader, true);
	}
}

static const char *
take_rule(struct reader *reader)
{
	const char *wrong = take_targets(reader);

	while (!wrong) {
		const char *name;

		if (!skip_blanks(reader))
			return "is cut short";
		if (line_end(reader->at, reader->end) > 0)
			break;
		name = take_word(reader, false);
		if (reader->at == reader->end)
			return "is cut short";
		*list_add(reader->arena, &reader->depfile->files) = name;
	}
	return wrong;
}

const char *
depfile_parse(struct arena *arena, const char *text, uint32_t size,
              struct depfile *depfile)
{
	struct reader reader = {arena, text, text + size, depfile};
	const char *wrong = NULL;
	bool has_rule = false;

	*depfile = (struct depfile){0};
	if (memchr(text, '\0', size))
		return "is no text";
	while (!wrong && reader.at < reader.end) {
		size_t len = line_end(reader.at, reader.end);

		if (len > 0) {
			reader.at += len;
			continue;
		}
		wrong = take_rule(&reader);
		has_rule = true;
	}
	return wrong || has_rule ? wrong : "is empty";
}

const char *
depfile_read(struct arena *arena, const char *path, struct depfile *depfile)
{
	uint32_t size;
	char *text = file_read(arena, path, &size);

	if (!text)
		return arena_print(arena, "cannot be read (%s)",
		                   strerror(errno));
	return depfile_parse(arena, text, size, depfile);
}
