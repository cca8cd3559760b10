#include "Sums.h"

/* A list in braces has as many arguments as it needs, and they have a type. */
static unsigned
add_list(unsigned count, const unsigned *values)
{
	return count == 0 ? 0 : *values + count;
}

static unsigned
add_all(unsigned count, ...)
{
	__builtin_va_list list;
	unsigned value;

	__builtin_va_start(list, count);
	value = __builtin_va_arg(list, unsigned);
	__builtin_va_end(list);
	return value;
}

unsigned
sum(unsigned count)
{
	return add_all(1, count) +
	       add_list(2, (const unsigned[]){count, count});
}
