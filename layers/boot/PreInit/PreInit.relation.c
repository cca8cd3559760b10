/*
 * Ranges are what the map says of them.  The file of panic is left out: of it
 * the specification alone tells.
 */
#include "PreInit.c"
#include "guard.c"

#include "PreInit.state.h"

_Static_assert((int)RANGES_MOST == (int)PMMAP_SIZE, "all ranges of the map");

void
abstract_PreInit(void)
{
	BOOT.guard = (uint32_t)boot_guard;
	MM.count = pmmap_count;
	UPDATE(i, 0, PMMAP_SIZE, {
		MM.ranges[i].start = pmmap[i].start;
		MM.ranges[i].length = pmmap[i].length;
		MM.ranges[i].usable = pmmap[i].usable;
	});
}
