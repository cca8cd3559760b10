#include "Levels.state.h"

uint32_t LEVEL[LEVEL_COUNT];

uint32_t
spec_level_get(uint32_t which)
{
	REQUIRE(which < LEVELS);
	return LEVEL[which];
}

void
spec_level_check(void)
{
	MAY_STOP();
}
