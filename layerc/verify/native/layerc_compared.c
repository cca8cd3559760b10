#include "layerc_compared.h"

#include <stdbool.h>

enum { SLOTS = 256, CASES_MOST = 16 };

/* Where each place's comparison is, by its address; 0 is none. */
static struct {
	uint32_t place, number;
} slots[SLOTS];

static uint32_t used[COMPARED_MOST];
static struct comparison latest[COMPARED_MOST];
static uint32_t count;

static void
note(uint32_t place, uint32_t one, uint32_t other)
{
	uint32_t slot = place % SLOTS;

	while (slots[slot].place != 0 && slots[slot].place != place)
		slot = (slot + 1) % SLOTS;
	if (slots[slot].place == 0) {
		if (count == COMPARED_MOST)
			return;
		slots[slot].place = place;
		slots[slot].number = count;
		used[count++] = slot;
	}
	latest[slots[slot].number] = (struct comparison){one, other};
}

void
compared_forget(void)
{
	for (uint32_t i = 0; i < count; i++)
		slots[used[i]].place = 0;
	count = 0;
}

uint32_t
compared_get(const struct comparison **comparisons)
{
	*comparisons = latest;
	return count;
}

/* clang's names for them: of so many bytes, and with a constant. */
#define TRACED(name, type) \
	void name(type one, type other); \
	void name(type one, type other) \
	{ \
		note((uint32_t)__builtin_return_address(0), (uint32_t)one, \
		     (uint32_t)other); \
	}

TRACED(__sanitizer_cov_trace_cmp1, uint8_t)
TRACED(__sanitizer_cov_trace_cmp2, uint16_t)
TRACED(__sanitizer_cov_trace_cmp4, uint32_t)
TRACED(__sanitizer_cov_trace_cmp8, uint64_t)
TRACED(__sanitizer_cov_trace_const_cmp1, uint8_t)
TRACED(__sanitizer_cov_trace_const_cmp2, uint16_t)
TRACED(__sanitizer_cov_trace_const_cmp4, uint32_t)
TRACED(__sanitizer_cov_trace_const_cmp8, uint64_t)

/* The first two numbers are how many cases there are, and of how many bits. */
void __sanitizer_cov_trace_switch(uint64_t value, const uint64_t *cases);

void
__sanitizer_cov_trace_switch(uint64_t value, const uint64_t *cases)
{
	uint32_t place = (uint32_t)__builtin_return_address(0);

	for (uint32_t i = 0; i < cases[0] && i < CASES_MOST; i++)
		note(place + i, (uint32_t)value, (uint32_t)cases[2 + i]);
}
