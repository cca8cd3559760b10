#include "layerc_numbers.h"

#include "layerc_pages.h"
#include "layerc_random.h"
#include "layerc_search.h"

enum { KNOWN = 32, SCANNED = 1 << 16 };
enum { PAGE_BYTES = 4096, PAGES_TRIED = 8 };
enum { PROGRAM_BYTES = 1 << 24, STACK_BYTES = 1 << 20 };

/* Where the linker has put this program. */
extern const char __executable_start[];

/* The latest calls: what they took, and then returned. */
struct calls {
	uint32_t count;
	struct call {
		uint32_t count, numbers[RANDOM_WORDS + 1];
	} latest[KNOWN];
};

/* Of all primitives, and of each. */
static struct calls all, own[RANDOM_MOST], passed[RANDOM_MOST];

uint32_t
number_of_primitives(const struct random_primitive *primitives)
{
	uint32_t count = 0;

	while (count < RANDOM_MOST && primitives[count].name)
		count++;
	return count;
}

static const struct calls *
calls_known(number_chooser choose)
{
	uint32_t count = number_of_primitives(random_layer.passed);

	if (choose(2) == 0)
		return &all;
	if (count > 0 && choose(3) == 0)
		return &passed[choose(count)];
	return &own[choose(number_of_primitives(random_layer.primitives))];
}

static const struct call *
call_known(number_chooser choose)
{
	static const struct call none;
	const struct calls *calls = calls_known(choose);

	if (calls->count == 0)
		return &none;
	return &calls->latest[choose(calls->count) % KNOWN];
}

static uint32_t
number_known(number_chooser choose)
{
	const struct call *call = call_known(choose);

	return call->count > 0 ? call->numbers[choose(call->count)] : 0;
}

uint32_t
number_draw(uint32_t *state, uint32_t limit)
{
	enum { LOW_BITS = 8 }; /* which are least random */

	*state = *state * 1664525 + 1013904223;
	return (*state >> LOW_BITS) % limit;
}

uint32_t
number_at(const uint8_t *at, uint32_t bytes)
{
	uint32_t number = 0;

	for (uint32_t i = 0; i < bytes && i < sizeof(number); i++)
		number |= (uint32_t)at[i] << 8 * i;
	return number;
}

/*
 * An entry of a component that is not 0, the next one from any on, up or down:
 * its index, or what is in it.
 */
static uint32_t
number_of_state(number_chooser choose)
{
	const struct random_leaf *leaf = random_layer.leaves;
	uint32_t count = 0, d = 0, at, step, number = 0;
	const uint8_t *first;

	while (leaf[count].name)
		count++;
	if (count == 0)
		return 0;
	leaf += choose(count);
	first = leaf->first;
	if (!first) /* MEMORY, of which there is too much */
		return 0;
	for (; d < RANDOM_DIMENSIONS - 1 && leaf->dimensions[d + 1].count; d++)
		first += choose(leaf->dimensions[d].count) *
		         leaf->dimensions[d].stride;
	count = leaf->dimensions[d].count;
	if (count == 0)
		return number_at(first, leaf->bytes);
	at = choose(count);
	step = choose(2) ? 1 : count - 1;
	for (uint32_t i = 0; i < count && i < SCANNED && number == 0; i++) {
		at = (at + step) % count;
		number = number_at(first + at * leaf->dimensions[d].stride,
		                   leaf->bytes);
	}
	return choose(2) ? at : number;
}

/* What one of the layer's own primitives speaks of, to be told to another. */
static const uint32_t *
numbers_of_any(number_chooser choose)
{
	uint32_t count = number_of_primitives(random_layer.primitives);

	return random_layer.primitives[choose(count)].numbers;
}

/* A number of which code or specification speaks, or one near it. */
static uint32_t
number_of_text(const uint32_t *numbers, number_chooser choose)
{
	uint32_t count = 0, number;

	if (choose(3) == 0)
		numbers = numbers_of_any(choose);

	while (numbers && numbers[count])
		count++;
	if (count == 0)
		return 0;
	number = numbers[choose(count)];
	switch (choose(5)) {
	case 0:
		return number - 1;
	case 1:
		return number + 1;
	case 2:
		return choose(number);
	case 3:
		return number + choose(4) * numbers[choose(count)];
	default:
		return number;
	}
}

/* One of the first pages that are nobody's, or a place there. */
static uint32_t
number_of_memory(number_chooser choose)
{
	uint32_t page = layerc_image_end() / PAGE_BYTES + choose(PAGES_TRIED);

	switch (choose(4)) {
	case 0:
		return page;
	case 1:
	case 2:
		return page * PAGE_BYTES;
	default:
		return page * PAGE_BYTES + choose(PAGE_BYTES);
	}
}

static uint32_t
choose_number(const struct random_primitive *primitive, number_chooser choose)
{
	switch (choose(16)) {
	case 15:
		return search_number(choose);
	case 0:
	case 1:
		return choose(4);
	case 2:
	case 3:
	case 4:
		return number_of_text(primitive->numbers, choose);
	case 5:
	case 6:
		return number_of_state(choose);
	case 7:
		return choose(1 << 24) << choose(9);
	case 8:
		return number_known(choose) + choose(3) - 1;
	case 9:
	case 10:
		return number_of_memory(choose);
	case 11:
		return number_of_state(choose) +
		       number_of_text(primitive->numbers, choose);
	default:
		return number_known(choose);
	}
}

static void
learn(struct calls *calls, const uint32_t *numbers, uint32_t count)
{
	struct call *call = &calls->latest[calls->count++ % KNOWN];

	call->count = count;
	for (uint32_t i = 0; i < count; i++)
		call->numbers[i] = numbers[i];
}

void
number_learn(bool is_own, uint32_t nth, const uint32_t *numbers, uint32_t count)
{
	learn(&all, numbers, count);
	learn(is_own ? &own[nth] : &passed[nth], numbers, count);
}

/*
 * Makes some of count arguments what such a call took and returned, from its
 * first on; and perhaps those behind them what another did, and so on.
 */
static void
repeat(number_chooser choose, uint32_t *numbers, uint32_t count)
{
	uint32_t at = 0;

	do {
		const struct call *call = call_known(choose);
		uint32_t end = at + 1 + choose(count - at);

		for (uint32_t i = 0; at + i < end && i < call->count; i++)
			numbers[at + i] = call->numbers[i];
		at = end;
	} while (at < count && choose(2) == 0);
	if (count > 1 && choose(3) == 0) { /* who was given to, gives */
		uint32_t first = numbers[0];

		numbers[0] = numbers[1];
		numbers[1] = first;
	}
}

uint64_t
number_low_bits(uint64_t number, uint32_t bits)
{
	return bits == 0 ? 0 : number << (64 - bits) >> (64 - bits);
}

/* To the begin, the midst, or anywhere. */
static uint32_t
number_of_pointer(number_chooser choose)
{
	uint32_t size = random_layer.pointed_to_size;
	uint32_t at = (uint32_t)random_layer.pointed_to;

	switch (choose(4)) {
	case 0:
		return at + choose(size);
	case 1:
		return at + size / 2;
	default:
		return at;
	}
}

/* Whether they are this program's own, constants among them. */
static bool
program_has(uint32_t address, uint32_t count)
{
	uint32_t begin = (uint32_t)__executable_start;

	return bytes_are_in(address, count, begin, begin + PROGRAM_BYTES);
}

/* How many bytes a variable has is not known here; nothing is between. */
bool
layerc_has_bytes(const void *at, uint32_t count)
{
	uint32_t address = (uint32_t)at, size = random_layer.pointed_to_size;
	uint32_t begin = (uint32_t)random_layer.pointed_to, here = 0;
	uint32_t stack = (uint32_t)&here;

	if (bytes_are_in(address, 0, begin, begin + size))
		return bytes_are_in(address, count, begin, begin + size);
	return pages_have(address, count) || program_has(address, count) ||
	       bytes_are_in(address, count, stack, stack + STACK_BYTES);
}

/* Where this program is itself, but for the state, code has nothing to find. */
uint32_t
number_argument(const struct random_primitive *primitive, uint32_t i,
                uint32_t number)
{
	if (program_has(number, 1) &&
	    (primitive->is_axiom || !pages_have(number, 1)))
		number -= (uint32_t)__executable_start;
	return (uint32_t)number_low_bits(number, primitive->of_word[i]);
}

void
number_choose_words(const struct random_primitive *primitive,
                    number_chooser choose, uint32_t *words)
{
	for (uint32_t i = 0; i < primitive->count; i++)
		words[i] = choose_number(primitive, choose);
	if (primitive->count > 0 && choose(3) == 0)
		repeat(choose, words, primitive->count);
	for (uint32_t i = 0; i < primitive->count; i++)
		words[i] = primitive->of_word[i] > 0
		                   ? number_argument(primitive, i, words[i])
		                   : number_of_pointer(choose);
}

void
number_forget(void)
{
	all.count = 0;
	for (uint32_t i = 0; i < RANDOM_MOST; i++)
		own[i].count = passed[i].count = 0;
}
