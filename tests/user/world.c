#include "world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../runtime/user/lib/sys.h"

char printed[ROOM];
uint32_t printed_size, printed_calls, largest_call;

static const uint8_t *typed;
static uint32_t typed_count;
static uint32_t empties, yields;

void
world_clear(void)
{
	printed_size = 0;
	printed_calls = 0;
	largest_call = 0;
}

void
world_type(const uint8_t *bytes, uint32_t count)
{
	typed = bytes;
	typed_count = count;
}

uint32_t
world_untaken(void)
{
	return typed_count;
}

bool
world_was_fair(void)
{
	return yields == empties;
}

uint32_t
draw(uint32_t limit)
{
	static uint32_t state = 1;

	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return state % limit;
}

void
expect(bool held, const char *what, const char *example)
{
	if (held)
		return;
	fprintf(stderr, "broken: %s: '%s'\n", what, example);
	fprintf(stderr, "printed: '%.*s'\n", (int)printed_size, printed);
	exit(1);
}

uint32_t
sys_puts(const char *text, uint32_t count)
{
	expect(count <= ROOM - printed_size, "there is room", text);
	memcpy(printed + printed_size, text, count);
	printed_size += count;
	printed_calls++;
	largest_call = count > largest_call ? count : largest_call;
	return E_OK;
}

uint32_t
sys_getc(uint32_t *byte)
{
	if (draw(4) == 0) {
		empties++;
		return E_EMPTY;
	}
	expect(typed_count > 0, "no more is taken than the line", "");
	*byte = *typed++;
	typed_count--;
	return E_OK;
}

void
sys_yield(void)
{
	yields++;
}
