#include "Levels.state.h"

uint32_t TICKS[LEVELS];

/* It needs no state. */
void
spec_levels_init(uint32_t mbi)
{
	(void)mbi;
	UPDATE(k, 0, LEVELS, TICKS[k] = 3);
}

uint32_t
spec_counted(uint32_t level)
{
	REQUIRE(level < LEVELS);
	return TICKS[level];
}
