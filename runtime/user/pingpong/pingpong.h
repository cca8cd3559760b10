/*
 * What `pingpong` and `pong` agree on: first words, until one is 0, then long
 * messages, until one is empty.
 */
#pragma once

#include <stdint.h>

#include "import.h"

enum { SIZE = PAGE_SIZE };

/* What pong makes of a word and of a byte. */
static inline uint32_t
answer(uint32_t word)
{
	return word * 3 + 1;
}

static inline uint8_t
answer_byte(uint8_t byte)
{
	return byte ^ 0x5a;
}
