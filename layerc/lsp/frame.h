/*
 * Messages of LSP on a stream ("Base Protocol", LSP 3.17): fields of a header,
 * an empty line, and as many bytes of JSON as Content-Length says.
 */
#pragma once

#include <jansson.h>
#include <stdbool.h>

#include "../base/text.h"

enum frame_state {
	FRAME_PARTIAL, /* more bytes are needed */
	FRAME_WHOLE,
	FRAME_BROKEN,
};

struct frame {
	const char *body; /* of a whole one */
	size_t size;      /* of the body, in bytes */
	/* How many bytes are done with; of a broken one those before the place
	 * where the next may begin. */
	size_t taken;
	const char *wrong; /* of a broken one: a sentence */
};

/*
 * Looks for a message at the begin of len bytes.  What has no length, or one
 * above 64 MiB, and what is not UTF-8 by its header, is broken.
 */
enum frame_state frame_find(const char *bytes, size_t len, struct frame *frame);

/* What was received and is not done with. */
struct frame_input {
	struct arena arena; /* of the bytes alone */
	struct text bytes;
};

/*
 * Waits for bytes of a descriptor and adds them.  Returns false at its end, and
 * when it cannot be read.
 */
bool frame_receive(struct frame_input *input, int descriptor);

/* Finds the first message of the input, as frame_find does. */
enum frame_state frame_next(const struct frame_input *input,
                            struct frame *frame);

/* Drops what frame_next has found. */
void frame_drop(struct frame_input *input, const struct frame *frame);

/* Gives the memory back. */
void frame_free(struct frame_input *input);

/*
 * Writes a message, whole.  Returns false when nobody reads any more.  The
 * caller keeps the JSON.
 */
bool frame_send(int descriptor, const json_t *message);
