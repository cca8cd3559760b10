/* Offers are what the pool says of them. */
#include "MShareIntro.c"

#include "MShareIntro.state.h"

_Static_assert((int)SHARE_COUNT == (int)NUM_IDS, "offers of each id");

void
abstract_MShareIntro(void)
{
	for (uint32_t one = 0; one < NUM_IDS; one++)
		UPDATE(other, 0, NUM_IDS, {
			const struct share *share = &share_pool[one][other];

			SHARE.offers[one][other].state = share->state;
			SHARE.offers[one][other].loc = share->loc;
			SHARE.offers[one][other].seen = share->seen;
		});
	UPDATE(pid, 0, NUM_IDS, SHARE.users[pid] = share_users[pid]);
}
