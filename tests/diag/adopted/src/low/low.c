#include "low.h"

#include <stdlib.h>

#include "../mid/mid.h"

int low_count;
const int low_table[3] = {1, 2, 3};
static int calls;
static struct mid_run last;

void *
low_alloc(size_t size)
{
	calls++;
	last.size = (int)size;
	if (size > 1000)
		mid_complain("too much");
	if (calls > 1000)
		mid_run(0);
	return malloc(size);
}

/* Neither exported nor static: 'rules edges' does not mind. */
double
low_ratio(int n, ...)
{
	return n / 2.0;
}
