/*
 * Terms: bit vectors of 1 to 64 bits.  Truth is a vector of one bit.
 *
 * Every term is stored once, so that two terms that were made alike are the
 * same pointer.  What can be seen to be simpler is made simpler when a term is
 * made; what is made is equal for all values of its symbols.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../base/arena.h"
#include "../base/list.h"

enum { INDICES_MOST = 4, INDEX_BITS = 32, SUM_BITS = 64 };

enum term_kind {
	TERM_CONST, /* value */
	TERM_APPLY, /* symbol, of as many indices as it has */
	TERM_NOT,
	TERM_AND,
	TERM_OR,
	TERM_XOR,
	TERM_ADD,
	TERM_MUL,
	TERM_UDIV, /* by 0: all ones, as in SMT-LIB */
	TERM_UREM, /* by 0: the dividend */
	TERM_SDIV,
	TERM_SREM,
	TERM_SHL, /* by the width or more: 0 */
	TERM_LSHR,
	TERM_ASHR,
	TERM_EQ,
	TERM_ULT,
	TERM_SLT,
	TERM_ITE, /* the second where the first is 1, else the third */
	TERM_ZEXT,
	TERM_SEXT,
	TERM_EXTRACT, /* width bits, from bit value on */
	TERM_CONCAT,  /* the first is above the second */
};

struct term_list LIST(const struct term *);
struct object;
struct leaf;

/*
 * What nothing is known of: a value, or a function of indices of INDEX_BITS
 * bits.  A bound symbol stands for each index there is: lambdas are terms
 * with one, and term_replace applies them.
 */
struct symbol {
	const char *name;
	uint32_t id, width, arity;
	bool is_bound;
	bool is_memory;    /* what a variable holds */
	bool is_undefined; /* what is in a variable that nobody wrote to */
	bool is_state;     /* a cell of memory, or a parameter */
	bool is_left_open; /* what a component holds is for the code to say */
	const struct object *object; /* whose leaf it is at first, or NULL */
	const struct leaf *leaf;
};

struct term {
	enum term_kind kind;
	uint8_t width, count; /* of the arguments */
	bool is_open;         /* a bound symbol occurs in it */
	uint32_t id;          /* in the order in which terms were made */
	uint64_t value;
	struct symbol *symbol;
	const struct term *args[INDICES_MOST];
};

/* Terms are passed about as numbers are: nobody changes one. */
typedef const struct term *term;

/* What a term was replaced by in a round of replacing. */
struct replaced {
	term by;
	uint64_t round;
};

struct terms {
	struct arena *arena;
	struct term_list all;      /* by id */
	struct replaced *replaced; /* by id */
	uint32_t replaced_count;
	uint64_t round;
	const struct term **slots;
	uint32_t capacity; /* a power of two, or 0 */
	uint32_t symbol_count;
};

term term_const(struct terms *terms, uint32_t width, uint64_t value);
term term_bool(struct terms *terms, bool value);

/* A new symbol; name is for people. */
struct symbol *term_symbol(struct terms *terms, const char *name,
                           uint32_t width, uint32_t arity);

/* A new value that nothing is known of. */
term term_fresh(struct terms *terms, const char *name, uint32_t width);

/* A new bound index. */
term term_bound(struct terms *terms);

term term_apply(struct terms *terms, struct symbol *symbol,
                const term *indices);

/* The operations of two arguments of the same width, and of shifts. */
term term_binary(struct terms *terms, enum term_kind kind, term a, term b);
term term_sub(struct terms *terms, term a, term b);
term term_not(struct terms *terms, term a);
term term_eq(struct terms *terms, term a, term b);
term term_and(struct terms *terms, term a, term b);
term term_or(struct terms *terms, term a, term b);
term term_implies(struct terms *terms, term a, term b);
term term_ite(struct terms *terms, term condition, term a, term b);

/* To a greater width, the same, or for term_extract a smaller one. */
term term_zext(struct terms *terms, term a, uint32_t width);
term term_sext(struct terms *terms, term a, uint32_t width);
term term_extract(struct terms *terms, term a, uint32_t low, uint32_t width);
term term_concat(struct terms *terms, term high, term low);

/* The same as term_binary of TERM_UDIV to TERM_SREM, in simple steps. */
term term_divide(struct terms *terms, enum term_kind kind, term a, term b);

/* Whether one is seen to be the other's negation. */
bool term_are_opposite(term a, term b);

bool term_is(term a, uint64_t value);
bool term_is_true(term a);
bool term_is_false(term a);

/* As signed, for places and messages. */
int64_t term_signed(uint32_t width, uint64_t value);

/* The term with another in the place of a bound symbol's application. */
term term_replace(struct terms *terms, term a, term bound, term by);

/* What the operation is of constants; args holds as many as it takes. */
uint64_t term_compute(enum term_kind kind, uint32_t width, uint64_t low,
                      const uint64_t *args, const uint32_t *widths);
