#include "PRing0.state.h"

#include "MContainer.state.h"
#include "PIPC.state.h"

struct ring0_state RING0;

uint32_t
spec_ring0_self(void)
{
	return CID;
}

uint32_t
spec_ring0_spawn(uint32_t entry, uint32_t quota)
{
	REQUIRE(ABTCB[CID].state == THREAD_RUN);
	if (entry == 0 || !CAN_CONSUME(CID, quota))
		return NUM_IDS;
	return spec_thread_spawn(entry, RING0.end, CID, quota);
}

bool
spec_ring0_is_alive(uint32_t pid)
{
	return pid < NUM_IDS && ABTCB[pid].state != THREAD_DEAD;
}

void
spec_ring0_yield(void)
{
	spec_kthread_yield();
}

void
spec_ring0_exit(void)
{
	REQUIRE(ABTCB[CID].state == THREAD_RUN);
	spec_chan_clear(CID);
	spec_kthread_exit();
}

/* A child that sleeps, sleeps as one of ring 0. */
uint32_t
spec_ring0_kill(uint32_t pid)
{
	if (pid == CID || !spec_ring0_is_alive(pid) || AC[pid].parent != CID)
		return RING0_INVALID;
	REQUIRE(ABTCB[pid].state != THREAD_SLEEP ||
	        ABTCB[pid].queue == RING0.channels[pid]);
	spec_thread_kill(pid, ABTCB[pid].state == THREAD_SLEEP
	                              ? RING0.channels[pid]
	                              : READY_QUEUE);
	spec_chan_clear(pid);
	return RING0_OK;
}

uint32_t
spec_ring0_sleep(uint32_t channel)
{
	if (channel >= NUM_IDS)
		return RING0_INVALID;
	if (spec_thread_is_alone())
		return RING0_ALONE;
	RING0.channels[CID] = channel;
	spec_kthread_sleep(channel);
	return RING0_OK;
}

uint32_t
spec_ring0_wakeup(uint32_t channel)
{
	if (channel >= NUM_IDS)
		return RING0_INVALID;
	spec_thread_wakeup(channel);
	return RING0_OK;
}

uint32_t
spec_ring0_send(uint32_t pid, uint32_t value)
{
	if (!spec_ring0_is_alive(pid))
		return RING0_INVALID;
	return spec_send(pid, value) ? RING0_OK : RING0_FULL;
}

bool
spec_ring0_has_message(void)
{
	return CHAN[CID].info;
}

uint32_t
spec_ring0_recv(void)
{
	return spec_recv();
}

uint32_t
spec_ring0_alloc(void)
{
	return spec_container_alloc(CID);
}

uint32_t
spec_ring0_free(uint32_t page)
{
	REQUIRE(IS_USED(CID));
	if (page >= NPS || !IS_OF(CID, page))
		return RING0_INVALID;
	spec_container_free(CID, page);
	return RING0_OK;
}

uint32_t
spec_ring0_quota(void)
{
	REQUIRE(IS_USED(CID));
	return AC[CID].quota;
}

uint32_t
spec_ring0_usage(void)
{
	REQUIRE(IS_USED(CID));
	return AC[CID].usage;
}

/* Who sleeps, sleeps where it is said to; and what is below is checked. */
void
spec_ring0_check(void)
{
	MAY_STOP();
	if (!ALL(pid, 0, NUM_IDS,
	         ABTCB[pid].state != THREAD_SLEEP ||
	                 ABTCB[pid].queue == RING0.channels[pid]))
		STOP();
}
