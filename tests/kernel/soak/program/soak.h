/*
 * The soak: eight processes make a million calls of all kinds, chosen by
 * chance, with arguments that often make sense.
 *
 * Process 0 looks on.  Process 1 makes calls and has three children, of which
 * the first has three as well, and the second has one.
 */
#pragma once

#include <stdint.h>

/* Where the calls take pages and give them back. */
enum { SOAK_PLACE = 0x60000000, SOAK_FAR = 0xc0000000, SOAK_PLACES = 16 };

/* A generator of numbers: the same ones for the same seed. */
struct chance {
	uint32_t state;
};

/* Returns a number below limit. */
uint32_t chance(struct chance *chance, uint32_t limit);

/* How many children pid, which may be any, has in the soak. */
uint32_t soak_children(uint32_t pid);

/*
 * Makes count calls.  Returns a sum of all that came back, which differs if any
 * of it does.
 */
uint32_t soak_calls(uint32_t seed, uint32_t count);
