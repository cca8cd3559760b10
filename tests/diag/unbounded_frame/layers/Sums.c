#include "Sums.h"

enum { LENGTH = 8 };

static unsigned
last(unsigned count, const unsigned (*rows)[count])
{
	unsigned line[count], *more = __builtin_alloca(count);

	line[0] = more[0] = rows[0][0];
	return line[count - 1];
}

unsigned
sum(unsigned count)
{
	unsigned line[LENGTH] = {count};

	return last(LENGTH, &line);
}
