/*
 * Numbers that calls are tried with: those of which code and specifications
 * speak and their neighbours, indices and contents of components, what calls
 * took and returned before, pages that nobody has, and any.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct random_primitive;

/* Returns a number below limit, which is not 0. */
typedef uint32_t (*number_chooser)(uint32_t limit);

/*
 * Returns the next number below a limit of a sequence that begins with *state:
 * a linear congruential one (Numerical Recipes in C, section 7.1).
 */
uint32_t number_draw(uint32_t *state, uint32_t limit);

/* What so many bytes hold, up to four of them. */
uint32_t number_at(const uint8_t *at, uint32_t bytes);

/* The low bits of a number. */
uint64_t number_low_bits(uint64_t number, uint32_t bits);

/* What a number is as argument i, which is no pointer. */
uint32_t number_argument(const struct random_primitive *primitive, uint32_t i,
                         uint32_t number);

/* Arguments of a primitive. */
void number_choose_words(const struct random_primitive *primitive,
                         number_chooser choose, uint32_t *words);

/*
 * Remembers a call that has changed something, or told something else than the
 * one before, of the nth primitive, by what it took and, after that, returned:
 * so many numbers.
 */
void number_learn(bool is_own, uint32_t nth, const uint32_t *numbers,
                  uint32_t count);

/* Forgets all such. */
void number_forget(void);

/* How many there are in a table. */
uint32_t number_of_primitives(const struct random_primitive *primitives);
