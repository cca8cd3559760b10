#include "Marks.state.h"

uint32_t MARKS[LEVELS];

/* It needs no state. */
void
spec_marks_init(uint32_t mbi)
{
	(void)mbi;
	UPDATE(k, 0, LEVELS, MARKS[k] = 3);
}

uint32_t
spec_marked(uint32_t level)
{
	REQUIRE(level < LEVELS);
	return MARKS[level];
}
