/*
 * Helper -- what the compiler calls without being asked.
 *
 * The names and meanings are those of the C library and of the compilers' own
 * runtime; nothing is linked from either.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Copies count bytes; the two may not overlap.  Returns to. */
void *memcpy(void *to, const void *from, size_t count);

/* Copies count bytes; the two may overlap.  Returns to. */
void *memmove(void *to, const void *from, size_t count);

/* Sets count bytes to the low byte of value.  Returns to. */
void *memset(void *to, int value, size_t count);

/* Returns 0 if count bytes agree, or the sign of the first difference. */
int memcmp(const void *left, const void *right, size_t count);

/*
 * Quotient and remainder of 64-bit numbers; the signed ones round towards
 * zero.  All of them require divisor != 0.
 */
uint64_t __udivdi3(uint64_t dividend, uint64_t divisor);
uint64_t __umoddi3(uint64_t dividend, uint64_t divisor);
int64_t __divdi3(int64_t dividend, int64_t divisor);
int64_t __moddi3(int64_t dividend, int64_t divisor);
