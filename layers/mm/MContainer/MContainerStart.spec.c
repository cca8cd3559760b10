/* What tests begin with: containers that are split off each other. */
#include "MContainer.state.h"

/* The layer's own code, of which components are made afterwards. */
uint32_t container_split(uint32_t id, uint32_t quota);

/* Now and then some of all that there are, so that there are all levels. */
void
prepare_MContainer(void)
{
	REQUIRE(CHOICE(4) == 0);
	for (uint32_t id = 0; id < AC_COUNT; id++)
		if (IS_USED(id) && CHOICE(8) == 0)
			container_split(id, 0);
}
