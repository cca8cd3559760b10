#include "Sums.h"

static void *state[5];

/* A jump inside a function leaves no other. */
unsigned
sum(unsigned count)
{
	if (count == 0)
		goto end;
	if (__builtin_setjmp(state) == 0)
		__builtin_longjmp(state, 1);
end:
	return count;
}
