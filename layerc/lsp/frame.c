#include "frame.h"

#include <errno.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { MAX_HEADER = 4096, MAX_BODY = 64 << 20, CHUNK = 64 * 1024 };

static const char length_field[] = "Content-Length";

/* What the fields of a header say. */
struct header {
	bool has_length, is_foreign; /* foreign: in another encoding */
	size_t length;
};

static bool
is_field(const char *line, size_t len, const char *name)
{
	return len == strlen(name) && strncasecmp(line, name, len) == 0;
}

/* Reads a number of decimal digits with blanks around it. */
static bool
read_length(const char *text, size_t len, size_t *length)
{
	size_t at = 0, digits;

	*length = 0;
	while (at < len && text[at] == ' ')
		at++;
	for (digits = at; at < len && text[at] >= '0' && text[at] <= '9'; at++)
		if (*length <= MAX_BODY)
			*length = *length * 10 + (size_t)(text[at] - '0');
	digits = at - digits;
	while (at < len && text[at] == ' ')
		at++;
	return digits > 0 && at == len && *length <= MAX_BODY;
}

/* Whether "Content-Type" names another encoding than UTF-8. */
static bool
is_foreign(const char *text, size_t len)
{
	static const char word[] = "charset=";
	const size_t size = sizeof(word) - 1;

	for (size_t at = 0; at + size <= len; at++) {
		const char *name = text + at + size;
		size_t rest = len - at - size;

		if (strncasecmp(text + at, word, size) != 0)
			continue;
		if (rest > 0 && *name == '"') {
			name++;
			rest -= 2;
		}
		return !is_field(name, rest, "utf-8") &&
		       !is_field(name, rest, "utf8");
	}
	return false;
}

/* Reads one field; returns what is wrong with it, or NULL. */
static const char *
read_field(const char *line, size_t len, struct header *header)
{
	const char *colon = memchr(line, ':', len);
	size_t name = colon ? (size_t)(colon - line) : len;

	if (!colon)
		return "a line of the header has no ':'";
	if (is_field(line, name, length_field)) {
		header->has_length =
			read_length(colon + 1, len - name - 1, &header->length);
		if (!header->has_length)
			return "Content-Length is no number of bytes up to 64 "
			       "MiB";
	}
	if (is_field(line, name, "Content-Type"))
		header->is_foreign |= is_foreign(colon + 1, len - name - 1);
	return NULL;
}

/* Where the next header may begin, behind the first byte. */
static size_t
find_next(const char *bytes, size_t len)
{
	const size_t size = sizeof(length_field) - 1;

	for (size_t at = 1; at + size <= len; at++)
		if (strncasecmp(bytes + at, length_field, size) == 0)
			return at;
	/* Some of its name may have come. */
	return len > size ? len - size + 1 : 1;
}

static enum frame_state
broken(const char *bytes, size_t len, struct frame *frame, const char *wrong)
{
	frame->wrong = wrong;
	frame->taken = find_next(bytes, len);
	return FRAME_BROKEN;
}

static enum frame_state
find_body(const char *bytes, size_t len, size_t begin,
          const struct header *header, struct frame *frame)
{
	if (!header->has_length)
		return broken(bytes, len, frame,
		              "the header has no Content-Length");
	if (len - begin < header->length)
		return FRAME_PARTIAL;
	frame->body = bytes + begin;
	frame->size = header->length;
	frame->taken = begin + header->length;
	frame->wrong = "the content is not UTF-8";
	return header->is_foreign ? FRAME_BROKEN : FRAME_WHOLE;
}

enum frame_state
frame_find(const char *bytes, size_t len, struct frame *frame)
{
	struct header header = {0};
	size_t at = 0;

	*frame = (struct frame){0};
	for (;;) {
		const char *line = bytes + at;
		const char *newline =
			at < len ? memchr(line, '\n', len - at) : NULL;
		size_t size = newline ? (size_t)(newline - line) : 0;
		const char *wrong;

		if (at + size > MAX_HEADER ||
		    (!newline && len - at > MAX_HEADER))
			return broken(bytes, len, frame,
			              "the header does not end");
		if (!newline)
			return FRAME_PARTIAL;
		at += size + 1;
		if (size > 0 && line[size - 1] == '\r')
			size--;
		if (size == 0)
			return find_body(bytes, len, at, &header, frame);
		wrong = read_field(line, size, &header);
		if (wrong)
			return broken(bytes, len, frame, wrong);
	}
}

bool
frame_receive(struct frame_input *input, int descriptor)
{
	char chunk[CHUNK];
	ssize_t count;

	do
		count = read(descriptor, chunk, sizeof(chunk));
	while (count < 0 && errno == EINTR);
	if (count <= 0)
		return false;
	input->bytes.arena = &input->arena;
	text_bytes(&input->bytes, chunk, (size_t)count);
	return true;
}

enum frame_state
frame_next(const struct frame_input *input, struct frame *frame)
{
	*frame = (struct frame){0};
	return input->bytes.len == 0 ? FRAME_PARTIAL
	                             : frame_find(input->bytes.bytes,
	                                          input->bytes.len, frame);
}

void
frame_drop(struct frame_input *input, const struct frame *frame)
{
	struct text *text = &input->bytes;

	text->len -= frame->taken;
	memmove(text->bytes, text->bytes + frame->taken, text->len);
	/* What one long message took is not kept for good. */
	if (text->len == 0)
		frame_free(input);
}

void
frame_free(struct frame_input *input)
{
	arena_free(&input->arena);
	input->bytes = (struct text){0};
}

static bool
write_all(int descriptor, const char *bytes, size_t size)
{
	while (size > 0) {
		ssize_t count = write(descriptor, bytes, size);

		if (count < 0 && errno != EINTR)
			return false;
		if (count > 0) {
			bytes += count;
			size -= (size_t)count;
		}
	}
	return true;
}

static int
add_bytes(const char *bytes, size_t size, void *text)
{
	text_bytes(text, bytes, size);
	return 0;
}

bool
frame_send(int descriptor, const json_t *message)
{
	struct arena arena = {0};
	struct text body = {.arena = &arena}, whole = {.arena = &arena};
	bool is_sent;

	json_dump_callback(message, add_bytes, &body, JSON_COMPACT);
	text_print(&whole, "%s: %zu\r\n\r\n", length_field, body.len);
	text_bytes(&whole, body.bytes, body.len);
	is_sent = write_all(descriptor, whole.bytes, whole.len);
	arena_free(&arena);
	return is_sent;
}
