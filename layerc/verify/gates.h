/*
 * Gates and numbers of bits over literals of CaDiCaL.  What is known of an
 * input is used: a gate of constants has no clause.
 */
#pragma once

#include "../base/arena.h"
#include <ccadical.h>
#include <stdbool.h>

enum { BITS_MOST = 64 };

enum gate_kind { GATE_AND, GATE_XOR, GATE_CHOOSE };

struct gate {
	enum gate_kind kind;
	int inputs[3], output;
};

/*
 * Literals: a variable's number, negated for its negation.  A gate of the same
 * inputs is the same gate.
 */
struct gates {
	struct arena *arena;
	CCaDiCaL *solver;
	int count; /* of variables; the first is true */
	struct gate *slots;
	uint32_t gate_count, capacity; /* capacity is a power of two, or 0 */
};

/* A number of as many bits as whoever has it knows, from the lowest up. */
struct number {
	int bits[BITS_MOST];
};

/* Begins with nothing but the constants. */
void gates_begin(struct gates *gates);

/* Adds a clause of so many literals. */
void gates_clause(struct gates *gates, const int *literals, uint32_t count);

int gates_constant(bool value);
int gates_fresh(struct gates *gates);
int gates_and(struct gates *gates, int a, int b);
int gates_or(struct gates *gates, int a, int b);
int gates_xor(struct gates *gates, int a, int b);
int gates_choose(struct gates *gates, int condition, int a, int b);

/* Numbers of width bits; what SMT-LIB says of division by 0 holds of these. */
struct number number_of(uint32_t width, uint64_t value);
struct number number_add(struct gates *gates, uint32_t width,
                         const struct number *a, const struct number *b,
                         int carry);
struct number number_not(uint32_t width, const struct number *a);
struct number number_negate(struct gates *gates, uint32_t width,
                            const struct number *a);
struct number number_mul(struct gates *gates, uint32_t width,
                         const struct number *a, const struct number *b);

struct division {
	struct number quotient, remainder;
};

struct division number_divide(struct gates *gates, uint32_t width,
                              const struct number *a, const struct number *b);
struct division number_divide_signed(struct gates *gates, uint32_t width,
                                     const struct number *a,
                                     const struct number *b);

/* Shifts towards higher bits, or lower; fill is what comes in. */
struct number number_shift(struct gates *gates, uint32_t width, bool is_up,
                           const struct number *a, const struct number *by,
                           int fill);
struct number number_choose(struct gates *gates, uint32_t width, int condition,
                            const struct number *a, const struct number *b);
int number_eq(struct gates *gates, uint32_t width, const struct number *a,
              const struct number *b);
int number_less(struct gates *gates, uint32_t width, const struct number *a,
                const struct number *b);
int number_less_signed(struct gates *gates, uint32_t width,
                       const struct number *a, const struct number *b);
