/*
 * random CALLS SEED: prints how often each primitive was called where it is
 * defined, where it is not, and where it stops; or the first call that differs.
 *
 * A specification is run in a copy of the process, the code in the process
 * itself, so both begin in the same state.  What the first leaves is told by a
 * number for each component.
 */
#include "random.h"

#include <stddef.h>

#include "../native/host.h"
#include "MPTIntro.state.h"
#include "PreInit.state.h"
#include "layerc_x86.h"

/* It may be of a layer above. */
extern struct paging_state PAGING __attribute__((weak));

enum { CALL_FORK = 2, CALL_WAIT = 7, CALL_ALARM = 27, CALL_MAP = 90 };
enum { READ_WRITE = 3, SHARED_EMPTY = 0x21, SECONDS_MOST = 10 };
enum { COMPONENTS_MOST = 64, PRIMITIVES_MOST = 64, LOOKED_AT = 1 << 16 };
enum { STATUS = 0x3fd, CAN_SEND = 0x20, INVARIANTS_EACH = 100, KNOWN = 16 };

/* The memory that the machine has. */
enum { FIRST_PAGE = 0x500, PAGES = 96 };

/* How a call ends; what says why is not reached otherwise. */
enum end { DEFINED, UNDEFINED, STOPS, ENDS };

struct x86_cpu CPU;

/* What a specification has left, for the other copy. */
static struct left {
	uint64_t result;
	uint32_t sums[COMPONENTS_MOST];
} * left;

static enum { SPEC, CODE, REST } phase;
static uint32_t state, calls, counts[PRIMITIVES_MOST][ENDS];
static const struct random_primitive *now;
static uint32_t args[8];

static int32_t
call_system(uint32_t number, uint32_t a, uint32_t b, uint32_t c)
{
	int32_t result;

	__asm__ volatile("int $0x80"
	                 : "=a"(result)
	                 : "a"(number), "b"(a), "c"(b), "d"(c)
	                 : "memory");
	return result;
}

static _Noreturn void
differs(const char *what, uint64_t have, uint64_t want)
{
	host_print("call ");
	host_print_number(calls);
	host_print(": ");
	host_print(now ? now->name : "the init");
	for (uint32_t i = 0; now && i < now->count; i++) {
		host_print(i == 0 ? " of " : ", ");
		host_print_hex(args[i]);
	}
	host_print(": ");
	host_print(what);
	host_print(" is ");
	host_print_hex((uint32_t)have);
	host_print(", by its specification ");
	host_print_hex((uint32_t)want);
	host_print("\n");
	host_exit(1);
}

/* Ends the copy in which a specification is run. */
static _Noreturn void
leave(enum end end)
{
	host_exit((int)end);
}

void
layerc_require(bool holds)
{
	if (holds)
		return;
	if (phase == SPEC)
		leave(UNDEFINED);
	differs("that what it calls is defined", false, true);
}

void
layerc_assume(bool holds)
{
	if (!holds && phase == SPEC)
		leave(UNDEFINED);
}

void
layerc_stop(void)
{
	if (phase == SPEC)
		leave(STOPS);
	differs("that it stops", true, false);
}

/* What is left open is not looked at. */
void
layerc_may_stop(void)
{
	if (phase == SPEC)
		leave(UNDEFINED);
}

void
layerc_anything(void *component)
{
	(void)component;
	layerc_may_stop();
}

uint32_t
layerc_some(uint32_t low, uint32_t high, bool (^predicate)(uint32_t))
{
	if (phase == SPEC)
		leave(UNDEFINED);
	return layerc_first(low, high, predicate);
}

/* There are none. */
void
layerc_others(void)
{
	layerc_may_stop();
}

uint32_t
layerc_image_end(void)
{
	return FIRST_PAGE * PAGE_BYTES;
}

static uint32_t
sum_of(const struct random_component *component)
{
	uint32_t sum = 0, size = component->size;

	for (uint32_t i = 0; i < size && i < LOOKED_AT; i++)
		sum = sum * 31 + component->bytes[i];
	return sum;
}

/* A number below limit. */
static uint32_t
chance(uint32_t limit)
{
	state = state * 1664525 + 1013904223;
	return (state >> 8) % limit;
}

/* Numbers that calls took, or returned, where they are defined. */
static uint32_t known[KNOWN], known_count;

static void
know(uint32_t number)
{
	known[known_count++ % KNOWN] = number;
}

/* An id, a page, an address, one that went before, or none of those. */
static uint32_t
any_number(void)
{
	switch (chance(12)) {
	case 0:
	case 1:
		return chance(4);
	case 2:
		return chance(70);
	case 3:
	case 4:
		return FIRST_PAGE + chance(PAGES);
	case 5:
		return 0x40000000 + (chance(6) << 21) + chance(4) * PAGE_BYTES;
	case 6:
		return chance(8) << 1;
	case 7:
		return chance(1 << 24) << chance(9);
	default:
		return known[chance(KNOWN)];
	}
}

static enum end
run_spec(void)
{
	uint32_t status = 0;
	int32_t child = call_system(CALL_FORK, 0, 0, 0);

	if (child == 0) {
		phase = SPEC;
		call_system(CALL_ALARM, SECONDS_MOST, 0, 0);
		left->result = now->spec(args);
		for (uint32_t i = 0; i < random_component_count; i++)
			left->sums[i] = sum_of(&random_components[i]);
		leave(DEFINED);
	}
	call_system(CALL_WAIT, (uint32_t)child, (uint32_t)&status, 0);
	if ((status & 0x7f) != 0)
		differs("the signal that ends its specification", 0, status);
	return (enum end)(status >> 8);
}

static void
run_code(void)
{
	uint64_t result;

	phase = CODE;
	result = now->code(args);
	phase = REST;
	random_abstract();
	if (result != left->result)
		differs("what it returns", result, left->result);
	for (uint32_t i = 0; i < random_component_count; i++) {
		uint32_t sum = sum_of(&random_components[i]);

		if (sum != left->sums[i])
			differs(random_components[i].name, sum, left->sums[i]);
	}
}

static void
check_invariants(void)
{
	for (uint32_t i = 0; i < random_invariant_count; i++)
		if (!random_invariants[i].holds())
			differs(random_invariants[i].name, false, true);
}

static void
step(void)
{
	uint32_t which = chance(random_primitive_count);
	enum end end;

	now = &random_primitives[which];
	for (uint32_t i = 0; i < now->count; i++)
		args[i] = any_number();
	end = run_spec();
	counts[which][end]++;
	if (end == DEFINED) {
		run_code();
		know((uint32_t)left->result);
		for (uint32_t i = 0; i < now->count; i++)
			know(args[i]);
	}
	if (calls % INVARIANTS_EACH == 0)
		check_invariants();
}

static void
make_machine(void)
{
	if (&PAGING != NULL)
		PAGING.can = true;
	MM.count = 1;
	MM.ranges[0] = (struct range_state){FIRST_PAGE * PAGE_BYTES,
	                                    PAGES * PAGE_BYTES, true};
	for (uint32_t i = 0; i < TIMES_MOST; i++)
		PORTS.answers[STATUS][i] = CAN_SEND;
}

static uint32_t
number_in(const char *text)
{
	uint32_t number = 0;

	while (*text)
		number = number * 10 + (uint32_t)(*text++ - '0');
	return number;
}

static void
print_counts(void)
{
	for (uint32_t i = 0; i < random_primitive_count; i++) {
		host_print(random_primitives[i].name);
		for (uint32_t end = DEFINED; end < ENDS; end++) {
			host_print(" ");
			host_print_number(counts[i][end]);
		}
		host_print("\n");
	}
}

void
random_main(uint32_t count, char **words)
{
	const uint32_t shared[] = {
		0, sizeof(*left), READ_WRITE, SHARED_EMPTY, -1u, 0};

	if (count != 3 || !host_map(1 << 16, MEMORY_BYTES))
		host_exit(2);
	left = (struct left *)call_system(CALL_MAP, (uint32_t)shared, 0, 0);
	state = number_in(words[2]);
	make_machine();
	phase = REST;
	random_init(0);
	random_abstract();
	check_invariants();
	for (uint32_t most = number_in(words[1]); calls < most; calls++)
		step();
	print_counts();
	host_exit(0);
}

__asm__(".globl _start\n"
        "_start:\n"
        "	lea 4(%esp), %eax\n"
        "	pushl %eax\n"
        "	pushl 4(%esp)\n"
        "	call random_main\n");
