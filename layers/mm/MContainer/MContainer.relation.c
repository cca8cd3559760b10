/* Quotas are what the table says of them. */
#include "MContainer.c"
#include "MContainerCheck.c"
#include "MContainerClear.c"

#include "MContainer.state.h"

_Static_assert((int)AC_COUNT == (int)NUM_IDS, "a container for each id");

void
abstract_MContainer(void)
{
	UPDATE(id, 0, NUM_IDS, {
		AC[id].quota = containers[id].quota;
		AC[id].usage = containers[id].usage;
		AC[id].parent = containers[id].parent;
		AC[id].nchildren = containers[id].nchildren;
		AC[id].used = containers[id].used;
	});
}
