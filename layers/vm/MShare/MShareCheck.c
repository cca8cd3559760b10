#include "MShare.h"

#include "import.h"

static bool
is_alive(uint32_t pid)
{
	return tcb_get_state(pid) != THREAD_DEAD;
}

/* Where a page can be. */
static void
check_place(uint32_t va)
{
	ASSERT(va >= USER_LOW && va < USER_HIGH && va % PAGE_SIZE == 0);
}

/* What holds of an offer that is not dead. */
static void
check_offer(uint32_t source, uint32_t destination)
{
	ASSERT(source != destination);
	ASSERT(is_alive(source) && is_alive(destination));
	ASSERT(get_shared_mem_user(source) && get_shared_mem_user(destination));
	if (get_shared_mem_state(source, destination) == SHARE_PENDING)
		check_place(get_shared_mem_loc(source, destination));
}

/* What holds of the offers of two processes to each other. */
static void
check_pair(uint32_t one, uint32_t other)
{
	uint32_t there = get_shared_mem_state(one, other);
	uint32_t back = get_shared_mem_state(other, one);

	ASSERT(there != SHARE_PENDING || back != SHARE_PENDING);
	ASSERT(!page_is_shared(one, other) || there != SHARE_DEAD ||
	       back != SHARE_DEAD);
}

void
shared_mem_check(void)
{
	pt_check_kern();
	for (uint32_t one = 0; one < NUM_IDS; one++) {
		LOOP(one <= NUM_IDS &&
		             ALL(i, 0, one,
		                 ALL(k, 0, NUM_IDS, ARE_OFFERS_SOUND(i, k))),
		     NUM_IDS - one);
		for (uint32_t other = 0; other < NUM_IDS; other++) {
			LOOP(other <= NUM_IDS &&
			             ALL(k, 0, other, ARE_OFFERS_SOUND(one, k)),
			     NUM_IDS - other);
			if (get_shared_mem_state(one, other) != SHARE_DEAD)
				check_offer(one, other);
			check_pair(one, other);
		}
	}
}
