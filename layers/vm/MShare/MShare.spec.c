#include "MShare.state.h"

#include "MPTNew.state.h"
#include "PAbQueue.state.h"

void spec_thread_wakeup_all(uint32_t ch);
uint32_t spec_get_shared_mem_state(uint32_t source, uint32_t destination);
uint32_t spec_get_shared_mem_loc(uint32_t source, uint32_t destination);

/* In tests a few offer places of pages to each other, alive or not. */
void
prepare_MShare(void)
{
	uint32_t source = CHOICE(3), destination = CHOICE(3);

	if (CHOICE(2))
		spec_shared_mem_to_pending(source, destination,
		                           USER_LOW + CHOICE(3) * PAGE_BYTES);
	else
		for (uint32_t other = 0; other < NUM_IDS; other++)
			spec_shared_mem_to_dead(source, other);
}

/* An offer to where there is a page by now is dead; who waits is told. */
static bool
stands(uint32_t source, uint32_t destination)
{
	if (spec_get_shared_mem_state(source, destination) != SHARE_PENDING)
		return false;
	if (spec_pt_read(source,
	                 spec_get_shared_mem_loc(source, destination)) == 0)
		return true;
	spec_shared_mem_to_dead(source, destination);
	spec_thread_wakeup_all(destination);
	return false;
}

uint32_t
spec_offer_shared_mem(uint32_t source, uint32_t destination, uint32_t va)
{
	REQUIRE(source != destination);
	REQUIRE(spec_pt_read(source, va) == 0);
	if (!stands(destination, source)) {
		spec_shared_mem_to_pending(source, destination, va);
		return SHARE_PENDING;
	}
	if (!spec_shared_mem_to_ready(source, destination, va))
		return SHARE_DEAD;
	spec_thread_wakeup_all(source);
	return SHARE_READY;
}

uint32_t
spec_shared_mem_status(uint32_t source, uint32_t destination)
{
	return spec_get_shared_mem_status_seen(source, destination);
}

void
spec_shared_mem_end(uint32_t pid)
{
	REQUIRE(pid < NUM_IDS);
	if (!SHARE.users[pid])
		return;
	UPDATE(to, 0, NUM_IDS, SHARE.offers[pid][to].state = SHARE_DEAD);
	UPDATE(from, 0, NUM_IDS, SHARE.offers[from][pid].state = SHARE_DEAD);
	SHARE.users[pid] = false;
}

void
spec_shared_mem_check(void)
{
	spec_pt_check_kern();
	if (!ALL(one, 0, NUM_IDS,
	         ALL(other, 0, NUM_IDS, ARE_OFFERS_SOUND(one, other))))
		STOP();
}
