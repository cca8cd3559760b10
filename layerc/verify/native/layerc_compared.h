/*
 * What specification and code compare, which tells what numbers would take them
 * another way.
 *
 * clang calls a function before each comparison (-fsanitize-coverage=trace-cmp,
 * "SanitizerCoverage" in its manual).  A number that one side was made of is
 * moved by what it lacks of the other.
 */
#pragma once

#include <stdint.h>

enum { COMPARED_MOST = 64 };

struct comparison {
	uint32_t one, other; /* low words */
};

/* Forgets all comparisons. */
void compared_forget(void);

/*
 * The latest comparison of each place since then, of so many at most.
 * Returns how many there are.
 */
uint32_t compared_get(const struct comparison **comparisons);
