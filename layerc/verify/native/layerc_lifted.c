#include "layerc_lifted.h"

#include <stdbool.h>
#include <stddef.h>

#include "layerc_calls.h"
#include "layerc_numbers.h"
#include "layerc_random.h"
#include "layerc_text.h"
#include "layerc_x86.h"

/* In the order of struct x86_cpu. */
static const char *const names[] = {"eax", "ecx", "edx", "ebx", "esp",
                                    "ebp", "esi", "edi", "eip", "cf",
                                    "zf",  "sf",  "of",  "df"};
enum {
	EAX,
	ECX,
	EDX,
	EBX,
	ESP,
	EBP,
	ESI,
	EDI,
	EIP,
	CF,
	ZF,
	SF,
	OF,
	DF,
	FIELDS
};
enum { TOP = RANDOM_STACK / 2, SEEDS = 1 << 24, HALF = 1 << 16 };

_Static_assert(sizeof(struct x86_cpu) == FIELDS * sizeof(uint32_t), "words");

static uint32_t seed, state;          /* of numbers that nobody knows */
static uint32_t begin[FIELDS];        /* what the specification finds, */
static uint32_t wanted[FIELDS];       /* and leaves */
static uint32_t caller[RANDOM_STACK]; /* the stack that the code finds */

static bool
is_lifted(void)
{
	return trial.now->style != RANDOM_C;
}

static uint32_t *
cpu(void)
{
	return (uint32_t *)random_layer.cpu;
}

static uint32_t
any_word(void)
{
	return number_draw(&state, HALF) << 16 | number_draw(&state, HALF);
}

static void
copy(uint32_t *to, const uint32_t *from, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		to[i] = from[i];
}

void
lifted_choose(void)
{
	if (is_lifted())
		seed = trial.driver->choose(SEEDS);
}

/* A caller leaves bits of the stack above a narrow argument as they were. */
static void
put_arguments(void)
{
	uint32_t *at = &random_layer.stack[TOP + 1];

	for (uint32_t i = 0; i < trial.now->count; i++) {
		uint32_t bits = trial.now->of_word[i];

		at[i] = bits % 32 == 0
		                ? trial.words[i]
		                : at[i] << bits | (uint32_t)number_low_bits(
							  trial.words[i], bits);
	}
}

static void
put_registers(void)
{
	static const uint32_t of_word[] = {EAX, ECX, EDX, EBX, EBP, ESI, EDI};

	for (uint32_t i = 0; i < trial.now->count; i++)
		cpu()[of_word[i]] = trial.words[i];
}

void
lifted_begin(void)
{
	bool is_code = trial.phase == CODE;
	uint32_t *stack = random_layer.stack;

	if (!is_lifted())
		return;
	state = seed;
	for (uint32_t i = 0; i < FIELDS; i++)
		cpu()[i] = i < CF ? any_word() : number_draw(&state, 2);
	for (uint32_t i = 0; i < RANDOM_STACK; i++)
		stack[i] = any_word();
	cpu()[DF] = 0;
	cpu()[EIP] = stack[TOP];
	cpu()[ESP] = (uint32_t)&stack[TOP + !is_code];
	if (trial.now->style == RANDOM_REGISTERS)
		put_registers();
	else
		put_arguments();
	copy(is_code ? caller : begin, is_code ? stack : cpu(),
	     is_code ? RANDOM_STACK : FIELDS);
}

uint64_t
lifted_run(void)
{
	trial.now->code();
	return (uint64_t)cpu()[EDX] << 32 | cpu()[EAX];
}

void
lifted_end(void)
{
	if (is_lifted() && trial.phase == SPEC)
		copy(wanted, cpu(), FIELDS);
}

static void
compare_stack(void)
{
	uint32_t i = TOP + 1;

	if (trial.now->style == RANDOM_ASSEMBLY)
		i += trial.now->count;
	while (i < RANDOM_STACK && random_layer.stack[i] == caller[i])
		i++;
	if (i == RANDOM_STACK)
		return;
	wrong_begin();
	text_add("it changes what its caller has on the stack");
	wrong_end();
}

void
lifted_compare(void)
{
	if (!is_lifted())
		return;
	for (uint32_t i = 0; i < FIELDS; i++) {
		bool is_scratch = i <= EDX || (i >= CF && i <= OF);

		if (cpu()[i] == wanted[i] ||
		    (is_scratch && wanted[i] == begin[i]))
			continue;
		wrong_begin();
		text_add(names[i]);
		text_add(" is ");
		text_add_number(cpu()[i]);
		text_add(", by its specification ");
		text_add_number(wanted[i]);
		wrong_end();
	}
	compare_stack();
}

static bool
takes_registers(void (*function)(void))
{
	void (*const *one)(void) = random_layer.in_registers;

	while (*one && *one != function)
		one++;
	return *one;
}

/* Bits above a narrow result are what the function leaves there. */
void
layerc_x86_jump(void (*target)(void))
{
	const uint32_t *top = (const uint32_t *)cpu()[ESP];
	uint64_t (*function)(uint32_t, uint32_t, uint32_t, uint32_t, uint32_t,
	                     uint32_t, uint32_t, uint32_t);
	uint64_t result;

	cpu()[EIP] = *top;
	cpu()[ESP] += sizeof(*top);
	if (takes_registers(target)) {
		target();
		return;
	}
	layerc_assert(!cpu()[DF]);
	function = (__typeof__(function))target;
	result = function(top[1], top[2], top[3], top[4], top[5], top[6],
	                  top[7], top[8]);
	for (uint32_t i = CF; i <= OF; i++)
		cpu()[i] = number_draw(&state, 2);
	cpu()[ECX] = any_word();
	cpu()[EAX] = (uint32_t)result;
	cpu()[EDX] = (uint32_t)(result >> 32);
}

void
layerc_assert(_Bool holds)
{
	if (!holds)
		trial_leave(trial.phase == CODE ? RANDOM_TRAPS
		                                : RANDOM_UNDEFINED);
}

uint32_t
layerc_unknown(void)
{
	return any_word();
}

/* Here all numbers are. */
_Bool
layerc_is_known(uint32_t number)
{
	(void)number;
	return true;
}

_Bool
layerc_is_certain(_Bool holds)
{
	return holds;
}
