#include "mid.h"

#include <stdio.h>
#include <string.h>

#include "../low/low.h"
#include "../shared/list.h"

double low_ratio(int n, ...);

void
mid_complain(const char *text)
{
	fprintf(stderr, "%s\n", text);
}

int
mid_run(int size)
{
	char *block = low_alloc((size_t)size * FACTOR);

	memset(block, 0, OFFSET);
	free(block);
	return low_peek() + low_table[1] + list_next(0) +
	       LOW_COUNT();
}
