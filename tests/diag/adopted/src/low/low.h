#pragma once

#include <stddef.h>

extern int low_count;
extern const int low_table[3];

void *low_alloc(size_t size);

/* No use of the function of this name. */
struct mid_run {
	int size;
};

static inline int
low_peek(void)
{
	return low_count;
}

#define LOW_COUNT() low_count
