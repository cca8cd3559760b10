#include "Grow.h"

#include "import.h"

/* The types of Pages come with those of Take, and nothing else does. */
page_t
grow(range_t range)
{
	range = take(range.end);
	range.end %= PAGE_LIMIT;
	return range.begin - get_used();
}
