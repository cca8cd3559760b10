/*
 * tries KEY CALLS SEED: makes so many random calls of a layer's primitives.
 * Prints the first two words, then for each primitive
 *
 *     NAME CALLS REFUSALS UNCLEAR REACHED WAYS
 *
 * how often it was called, refused, and could not be run; and how many of the
 * ways through its specification there are, and were gone.  The first thing
 * that is not as specified it prints as "differs NAME TEXT", and ends.
 */
#include <stddef.h>

#include "layerc_compared.h"
#include "layerc_numbers.h"
#include "layerc_pages.h"
#include "layerc_random.h"

enum { COUNTERS_MOST = 1 << 14, BEGINS = 1, INVARIANTS_EACH = 1000 };
enum { ATTEMPTS = 300, ANEW_LEAST = 250, TIMES_COUNTED = 2 };

/* What clang counts of own specifications: blocks, in the order of places. */
extern uint8_t __start___sancov_cntrs[] __attribute__((weak));
extern uint8_t __stop___sancov_cntrs[] __attribute__((weak));
struct place {
	uint32_t at, flags;
};
extern const struct place __start___sancov_pcs[] __attribute__((weak));

/* It tells of them before main, which is not how this program begins. */
void
__sanitizer_cov_8bit_counters_init(void)
{
}

void
__sanitizer_cov_pcs_init(void)
{
}

static uint32_t state;
static bool reached[COUNTERS_MOST];

static uint32_t
counter_count(void)
{
	uint32_t count =
		(uint32_t)(__stop___sancov_cntrs - __start___sancov_cntrs);

	return count < COUNTERS_MOST ? count : COUNTERS_MOST;
}

static void
begin_spec(void)
{
	compared_forget();
	for (uint32_t i = 0; i < counter_count(); i++)
		__start___sancov_cntrs[i] = 0;
}

static void
keep_counters(void)
{
	for (uint32_t i = 0; i < counter_count(); i++)
		reached[i] |= __start___sancov_cntrs[i] != 0;
}

/* A function may be called twice, and come further the second time. */
static uint32_t
count_progress(void)
{
	uint32_t progress = 0;

	for (uint32_t i = 0; i < counter_count(); i++) {
		uint8_t times = __start___sancov_cntrs[i];

		progress += times < TIMES_COUNTED ? times : TIMES_COUNTED;
	}
	return progress;
}

static uint32_t
choose(uint32_t limit)
{
	return number_draw(&state, limit);
}

static void
print_number(uint32_t number)
{
	char digits[12], *at = digits + sizeof(digits) - 1;

	*at = '\0';
	do
		*--at = (char)('0' + number % 10);
	while (number /= 10);
	print(" ");
	print(at);
}

static void
differs(const char *name, const char *text)
{
	print("differs ");
	print(name ? name : "-");
	print(" ");
	print(text);
	print("\n");
	end_program(0);
}

/* Counters of a function begin where a place says so. */
static void
print_ways(const struct random_primitive *primitive)
{
	uint32_t count = counter_count(), i = 0, ways = 0, gone = 0;

	while (i < count &&
	       __start___sancov_pcs[i].at != (uint32_t)primitive->spec)
		i++;
	for (; i < count &&
	       (ways == 0 || !(__start___sancov_pcs[i].flags & BEGINS));
	     i++) {
		ways++;
		gone += reached[i];
	}
	print_number(gone);
	print_number(ways);
}

static uint32_t
number_in(const char *text)
{
	uint32_t number = 0;

	while (*text)
		number = number * 10 + (uint32_t)(*text++ - '0');
	return number;
}

void
tries_main(uint32_t count, char **words)
{
	static const struct random_driver driver = {
		.choose = choose,
		.differs = differs,
		.spec_begins = begin_spec,
		.progress = count_progress,
		.compared = compared_get,
		.spec_ends = keep_counters,
		.attempts = ATTEMPTS,
		.begins_anew = true,
	};
	uint32_t most, anew = ANEW_LEAST;

	if (count != 4)
		end_program(2);
	most = number_in(words[2]);
	state = number_in(words[3]);
	print(words[1]);
	print_number(most);
	print("\n");
	if (!random_begin(&driver))
		end_program(0);
	for (uint32_t i = 1; i <= most; i++) {
		random_step();
		if (i % INVARIANTS_EACH == 0 || i == most)
			random_check();
		if (i == anew) {
			if (!random_begin_anew())
				break;
			anew += (uint32_t)ANEW_LEAST << choose(4);
		}
	}
	for (uint32_t i = 0; random_layer.primitives[i].name; i++) {
		struct random_count counts = random_count_of(i);

		print(random_layer.primitives[i].name);
		print_number(counts.calls);
		print_number(counts.refusals);
		print_number(counts.unclear);
		print_ways(&random_layer.primitives[i]);
		print("\n");
	}
	end_program(0);
}

__asm__(".globl _start\n"
        "_start:\n"
        "	leal 4(%esp), %eax\n"
        "	pushl %eax\n"
        "	pushl 4(%esp)\n"
        "	call tries_main\n");
