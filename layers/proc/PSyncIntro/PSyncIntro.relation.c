/* What processes wait for is what the pool says of it. */
#include "PSyncIntro.c"

#include "PSyncIntro.state.h"

_Static_assert((int)SYNC_COUNT == (int)NUM_IDS, "an entry for each id");

void
abstract_PSyncIntro(void)
{
	UPDATE(pid, 0, NUM_IDS, {
		SYNC[pid].kind = sync_pool[pid].kind;
		SYNC[pid].peer = sync_pool[pid].peer;
		SYNC[pid].address = sync_pool[pid].address;
		SYNC[pid].count = sync_pool[pid].count;
	});
}
