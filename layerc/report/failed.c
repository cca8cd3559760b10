#include "failed.h"

#include <ctype.h>
#include <string.h>

#include "../base/file.h"
#include "../base/text.h"

enum { NOTES_MOST = 20 };

/* A log as it is read. */
struct reader {
	struct session *session;
	const char *output; /* what was not made, or NULL between such */
	bool is_command;    /* whether the next line is what made it */
	bool was_placed;    /* whether the last report has a place */
	bool was_reported;  /* whether there is one of this output */
	struct {
		const char **items;
		uint32_t count, capacity;
	} rest; /* what was said besides */
};

/* A line with the words that tell its place from its text. */
struct said {
	const char *path, *text;
	uint32_t line, column; /* from 1; column 0: not told */
};

/* Without the colours that were made for a terminal. */
static const char *
plain(struct arena *arena, const char *line, size_t len)
{
	struct text text = {.arena = arena};

	for (size_t i = 0; i < len; i++) {
		if (line[i] != '\033') {
			text_bytes(&text, line + i, 1);
			continue;
		}
		while (i < len && !isalpha((unsigned char)line[i]))
			i++;
	}
	return text.len > 0 ? text.bytes : "";
}

/* Takes ":NUMBER" from the end of [begin, *end).  Returns 0 if there is none.
 */
static uint32_t
take_number(const char *begin, const char **end)
{
	const char *at = *end;
	uint32_t number = 0, power = 1;

	for (; at > begin && isdigit((unsigned char)at[-1]); at--) {
		if (power > 100000000)
			return 0;
		number += power * (uint32_t)(at[-1] - '0');
		power *= 10;
	}
	if (at == *end || at - begin < 2 || at[-1] != ':')
		return 0;
	*end = at - 1;
	return number;
}

/* Whether a line is "PATH:LINE[:COLUMN]: KIND: TEXT". */
static bool
has_place(struct arena *arena, const char *line, const char *kind,
          struct said *said)
{
	const char *end = strstr(line, kind);
	uint32_t last, before;

	if (!end)
		return false;
	said->text = end + strlen(kind);
	last = take_number(line, &end);
	if (last == 0)
		return false;
	before = take_number(line, &end);
	said->line = before > 0 ? before : last;
	said->column = before > 0 ? last : 0;
	said->path = arena_print(arena, "%.*s", (int)(end - line), line);
	return true;
}

/* Where it is; nowhere in particular if the file cannot be read. */
static struct span
place_of(struct session *session, const struct said *said)
{
	const struct source *source =
		sources_read(session->sources, said->path);
	struct span span = {0};

	if (!source)
		return span;
	span = source_line(source, said->line);
	if (said->column > 0 && said->line <= source->line_count) {
		uint32_t begin = source->line_begin[said->line - 1];

		if (begin + said->column - 1 < span.end)
			span.begin = begin + said->column - 1;
		span.end = span.begin;
	}
	return span;
}

/* Returns whether the line says something of a place. */
static bool
report_placed(struct reader *reader, const char *line)
{
	struct session *session = reader->session;
	struct arena *arena = session->arena;
	struct said said;

	if (has_place(arena, line, ": error: ", &said) ||
	    has_place(arena, line, ": fatal error: ", &said)) {
		diag_report(session->diag, DIAG_tool_error,
		            place_of(session, &said), "%s", said.text);
		reader->was_placed = reader->was_reported = true;
		return true;
	}
	if (has_place(arena, line, ": warning: ", &said))
		reader->was_placed = false;
	else if (!reader->was_placed ||
	         !has_place(arena, line, ": note: ", &said))
		return false;
	if (reader->was_placed)
		diag_note(session->diag, place_of(session, &said), "%s",
		          said.text);
	return true;
}

static void
end_output(struct reader *reader)
{
	struct diag *diag = reader->session->diag;
	const struct span nowhere = {0};

	if (reader->output && !reader->was_reported) {
		diag_report(diag, DIAG_tool_error, nowhere,
		            "'%s' could not be made", reader->output);
		for (uint32_t i = 0; i < reader->rest.count && i < NOTES_MOST;
		     i++)
			diag_note(diag, nowhere, "%s", reader->rest.items[i]);
	}
	*reader = (struct reader){.session = reader->session};
}

static void
begin_output(struct reader *reader, const char *names)
{
	end_output(reader);
	/* Ninja 1.12 and later: "[code=1] NAMES". */
	if (names[0] == '[')
		names += strcspn(names, " ") + (strchr(names, ' ') != NULL);
	reader->output = arena_print(reader->session->arena, "%.*s",
	                             (int)strcspn(names, " "), names);
	reader->is_command = true;
}

static void
read_line(struct reader *reader, const char *line)
{
	static const char failed[] = "FAILED: ", ninja[] = "ninja: ",
			  wrong[] = "ninja: error: ";

	if (strncmp(line, failed, sizeof failed - 1) == 0) {
		begin_output(reader, line + sizeof failed - 1);
	} else if (strncmp(line, ninja, sizeof ninja - 1) == 0 ||
	           (line[0] == '[' && isdigit((unsigned char)line[1]))) {
		end_output(reader);
		if (strncmp(line, wrong, sizeof wrong - 1) == 0)
			diag_report(reader->session->diag, DIAG_tool_error,
			            (struct span){0}, "%s",
			            line + sizeof wrong - 1);
	} else if (reader->is_command) {
		reader->is_command = false;
	} else if (reader->output && !report_placed(reader, line) && *line) {
		*list_add(reader->session->arena, &reader->rest) = line;
	}
}

void
failed_report(struct session *session)
{
	struct reader reader = {.session = session};
	const char *at, *end;
	uint32_t size;

	if (!session->failed)
		return;
	at = file_read(session->arena, session->failed, &size);
	end = at ? at + size : NULL;
	if (!at)
		diag_report(session->diag, DIAG_tool_error, (struct span){0},
		            "standard error tells what could not be made");
	while (at < end) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		const char *next = newline ? newline : end;

		read_line(&reader,
		          plain(session->arena, at, (size_t)(next - at)));
		at = newline ? newline + 1 : end;
	}
	end_output(&reader);
}
