/* What tests begin with: containers that are split off each other. */
#include "MContainer.state.h"

/* The layer's own code, of which components are made afterwards. */
uint32_t container_split(uint32_t id, uint32_t quota);

/* Now and then off some of all there are: a page off the root's, else none. */
void
prepare_MContainer(void)
{
	REQUIRE(CHOICE(4) == 0);
	for (uint32_t id = 0; id < AC_COUNT; id++) {
		uint32_t quota = id == ROOT_ID;

		if (IS_USED(id) && CAN_CONSUME(id, quota) && CHOICE(8) == 0)
			container_split(id, quota);
	}
}
