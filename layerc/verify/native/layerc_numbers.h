/*
 * Numbers that calls are tried with: those of which code and specifications
 * speak and their neighbours, indices and contents of components, what calls
 * took and returned before, pages that nobody has, and any.
 */
#pragma once

#include "layerc_random.h"

/* Returns a number below limit, which is not 0. */
typedef uint32_t (*number_chooser)(uint32_t limit);

/* What so many bytes hold, up to four of them. */
uint32_t number_at(const uint8_t *at, uint32_t bytes);

/* An argument of a primitive, of 32 bits. */
uint32_t number_choose(const struct random_primitive *primitive,
                       number_chooser choose);

/*
 * Remembers a call that has changed something, or told something else than the
 * one before, by what it took and, after that, returned: so many numbers.
 */
void number_learn(const uint32_t *numbers, uint32_t count);

/*
 * Makes some first ones of count arguments what such a call took and returned,
 * or the other way round.
 */
void number_repeat(number_chooser choose, uint32_t *numbers, uint32_t count);

/* Forgets all such. */
void number_forget(void);
