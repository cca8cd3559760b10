/*
 * Any bytes are messages of an editor, or not: each step goes on, a message
 * lies within what was received, and it stays one when more follows.  The bytes
 * as a text: every place in it has an offset in it, and the place of that
 * offset leads there again.
 */
#include "../../layerc/lsp/frame.h"

#include <assert.h>
#include <string.h>

#include "../../layerc/lsp/position.h"
#include "fuzz.h"

/* Adds the messages that len bytes hold to text; returns what is done with. */
static size_t
read_all(const char *bytes, size_t len, struct text *text)
{
	size_t at = 0;

	while (at < len) {
		struct frame frame;
		enum frame_state state =
			frame_find(bytes + at, len - at, &frame);

		if (state == FRAME_PARTIAL)
			break;
		assert(frame.taken > 0 && frame.taken <= len - at);
		if (state == FRAME_WHOLE) {
			assert(frame.body >= bytes + at &&
			       frame.body + frame.size <= bytes + len);
			text_print(text, "%zu:", frame.size);
			text_bytes(text, frame.body, frame.size);
		} else {
			assert(frame.wrong);
		}
		at += frame.taken;
	}
	return at;
}

/* What is whole stays whole when more follows. */
static void
check_prefix(const char *bytes, size_t len)
{
	for (size_t cut = 0; cut < len; cut++) {
		struct frame part, all;

		if (frame_find(bytes, cut, &part) != FRAME_WHOLE)
			continue;
		assert(frame_find(bytes, len, &all) == FRAME_WHOLE);
		assert(part.body == all.body && part.size == all.size);
		return;
	}
}

static void
check_place(const struct source *source, int line, int character)
{
	json_t *place =
		json_pack("{s:i, s:i}", "line", line, "character", character);
	uint32_t offset = position_offset(source->text, source->size, place);
	json_t *again;

	assert(offset <= source->size);
	again = position_of(source, offset);
	assert(position_offset(source->text, source->size, again) == offset);
	json_decref(place);
	json_decref(again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct world world;
	const struct source *source;
	struct text text = {0};

	world_begin(&world);
	text.arena = &world.arena;
	source = world_source(&world, "x", (const char *)bytes, len);
	read_all(source->text, len, &text);
	check_prefix(source->text, len < 256 ? len : 256);
	if (memchr(bytes, '\0', len) == NULL)
		for (int line = 0; line < 4; line++)
			for (int character = 0; character < 12; character++)
				check_place(source, line, character);
	position_path(&world.arena, source->text);
	world_end(&world);
	return 0;
}
