#include "Sums.h"

#define HALF(number) ((number) * 0.5)

enum { PERCENT = 50 };

struct share {
	unsigned whole;
	float part;
};

static unsigned
is_more(double than)
{
	return than > 1;
}

static unsigned
rounded(unsigned count)
{
	return (unsigned)HALF(count);
}

/* The size of a float is a whole number; nothing is computed with it. */
unsigned
sum(unsigned count)
{
	double share = count;
	struct share other = {.whole = sizeof(float), .part = 1};

	return (unsigned)share + (unsigned)(float)count + rounded(count) +
	       (unsigned)other.part + is_more(1) + count * PERCENT / 100;
}
