/*
 * A target of libFuzzer: bytes choose the calls of a layer's primitives, and
 * their arguments.
 */
#include <stddef.h>

#include "layerc_pages.h"
#include "layerc_random.h"

enum { CALLS_MOST = 100 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
_Noreturn void abort(void);

static const uint8_t *bytes;
static size_t left;

/* Of bytes that are behind the end all are 0. */
static uint32_t
choose(uint32_t limit)
{
	uint32_t number = 0;

	for (uint32_t most = limit - 1; most > 0; most >>= 8) {
		number = number << 8 | (left > 0 ? *bytes : 0);
		bytes += left > 0;
		left -= left > 0;
	}
	return number % limit;
}

static void
differs(const char *name, const char *text)
{
	print("differs ");
	print(name ? name : "-");
	print(" ");
	print(text);
	print("\n");
	abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct random_driver driver = {
		.choose = choose,
		.differs = differs,
		.goes_back = true,
	};
	static bool is_begun;

	if (!is_begun && !random_begin(&driver))
		end_program(0);
	is_begun = true;
	bytes = data;
	left = size;
	for (uint32_t i = 0; i < CALLS_MOST && left > 0; i++)
		random_step();
	random_check();
	random_reset();
	return 0;
}
