#include "position.h"

#include <string.h>

#include "../base/text.h"

/* Units of UTF-16 that a byte of UTF-8 begins. */
static uint32_t
units(char byte)
{
	if (((unsigned char)byte & 0xc0) == 0x80)
		return 0;
	return (unsigned char)byte >= 0xf0 ? 2 : 1;
}

static uint32_t
find_line(const char *text, uint32_t size, json_int_t line)
{
	uint32_t at = 0;

	for (; line > 0 && at < size; line--) {
		const char *newline = memchr(text + at, '\n', size - at);

		at = newline ? (uint32_t)(newline - text) + 1 : size;
	}
	return at;
}

static bool
is_line_end(const char *text, uint32_t size, uint32_t at)
{
	return at == size || text[at] == '\n' ||
	       (text[at] == '\r' && at + 1 < size && text[at + 1] == '\n');
}

uint32_t
position_offset(const char *text, uint32_t size, const json_t *position)
{
	const json_t *line = json_object_get(position, "line");
	const json_t *character = json_object_get(position, "character");
	json_int_t left = json_integer_value(character);
	uint32_t at;

	if (!json_is_integer(line) || !json_is_integer(character) ||
	    json_integer_value(line) < 0 || left < 0)
		return UINT32_MAX;
	at = find_line(text, size, json_integer_value(line));
	/* Within a pair, the begin of the pair is meant. */
	while (!is_line_end(text, size, at) && left >= units(text[at])) {
		left -= units(text[at++]);
		while (at < size && units(text[at]) == 0)
			at++;
		if (left == 0)
			break;
	}
	return at;
}

json_t *
position_of(const struct source *source, uint32_t offset)
{
	struct place place = source_place(source, offset);
	uint32_t column = 0;

	for (uint32_t at = offset - (place.column - 1); at < offset; at++)
		column += units(source->text[at]);
	return json_pack("{s:i, s:i}", "line", (int)place.line - 1, "character",
	                 (int)column);
}

json_t *
position_range(struct span span)
{
	if (!span.source)
		return json_pack("{s:{s:i, s:i}, s:{s:i, s:i}}", "start",
		                 "line", 0, "character", 0, "end", "line", 0,
		                 "character", 0);
	return json_pack("{s:o, s:o}", "start",
	                 position_of(span.source, span.begin), "end",
	                 position_of(span.source, span.end));
}

static int
digit(char byte)
{
	static const char digits[] = "0123456789abcdef0123456789ABCDEF";
	const char *found = byte ? strchr(digits, byte) : NULL;

	return found ? (int)(found - digits) % 16 : -1;
}

const char *
position_path(struct arena *arena, const char *uri)
{
	static const char scheme[] = "file://";
	struct text path = {.arena = arena};
	const char *at = uri + sizeof(scheme) - 1;

	if (strncmp(uri, scheme, sizeof(scheme) - 1) != 0)
		return NULL;
	at += strcspn(at, "/"); /* the name of a host, as "localhost" */
	if (!*at)
		return NULL;
	for (; *at && *at != '?' && *at != '#'; at++) {
		char byte = *at;

		if (byte == '%' && digit(at[1]) >= 0 && digit(at[2]) >= 0) {
			byte = (char)(digit(at[1]) * 16 + digit(at[2]));
			at += 2;
		}
		if (byte == '\0')
			return NULL;
		text_bytes(&path, &byte, 1);
	}
	return path.bytes;
}

const char *
position_uri(struct arena *arena, const char *path)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "abcdefghijklmnopqrstuvwxyz"
				    "0123456789-._~/";
	struct text uri = {.arena = arena};

	text_print(&uri, "file://");
	for (; *path; path++)
		text_print(&uri, strchr(plain, *path) ? "%c" : "%%%02X",
		           (unsigned char)*path);
	return uri.bytes;
}
