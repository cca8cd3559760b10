#include "Low.h"

#include "import.h"

static unsigned low_count;

static unsigned
low_first(void)
{
	return ++low_count;
}

/* An alias is another name of the function, and stays one. */
static unsigned low_other(void) __attribute__((alias("low_first")));

__attribute__((used)) static unsigned (*low_choose(void))(void)
{
	return low_other;
}

unsigned low_next(void) __attribute__((ifunc("low_choose")));
