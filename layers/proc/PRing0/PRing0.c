#include "PRing0.h"

#include "import.h"

/* Where a process sleeps, if it does. */
static uint32_t ring0_channels[NUM_IDS];

void
ring0_check(void)
{
	chan_check();
	for (uint32_t pid = 0; pid < NUM_IDS; pid++) {
		LOOP(pid <= NUM_IDS &&
		             ALL(k, 0, pid,
		                 ABTCB[k].state != THREAD_SLEEP ||
		                         ABTCB[k].queue == ring0_channels[k]),
		     NUM_IDS - pid);
		ASSERT(tcb_get_state(pid) != THREAD_SLEEP ||
		       (ring0_channels[pid] < NUM_IDS &&
		        tdq_has(ring0_channels[pid], pid)));
	}
}

uint32_t
ring0_self(void)
{
	return get_curid();
}

uint32_t
ring0_spawn(void (*entry)(void), uint32_t quota)
{
	uint32_t pid = get_curid();

	if (!entry || !container_can_consume(pid, quota))
		return NUM_IDS;
	return thread_spawn((uint32_t)entry, (uint32_t)ring0_exit, pid, quota);
}

bool
ring0_is_alive(uint32_t pid)
{
	return pid < NUM_IDS && tcb_get_state(pid) != THREAD_DEAD;
}

void
ring0_yield(void)
{
	kthread_yield();
}

void
ring0_exit(void)
{
	chan_clear(get_curid());
	kthread_exit();
}

uint32_t
ring0_kill(uint32_t pid)
{
	uint32_t self = get_curid();

	if (pid == self || !ring0_is_alive(pid) ||
	    container_get_parent(pid) != self)
		return RING0_INVALID;
	thread_kill(pid, tcb_get_state(pid) == THREAD_SLEEP
	                         ? ring0_channels[pid]
	                         : READY_QUEUE);
	chan_clear(pid);
	return RING0_OK;
}

uint32_t
ring0_sleep(uint32_t channel)
{
	if (channel >= NUM_IDS)
		return RING0_INVALID;
	if (thread_is_alone())
		return RING0_ALONE;
	ring0_channels[get_curid()] = channel;
	kthread_sleep(channel);
	return RING0_OK;
}

uint32_t
ring0_wakeup(uint32_t channel)
{
	if (channel >= NUM_IDS)
		return RING0_INVALID;
	thread_wakeup(channel);
	return RING0_OK;
}

uint32_t
ring0_send(uint32_t pid, uint32_t value)
{
	if (!ring0_is_alive(pid))
		return RING0_INVALID;
	return send(pid, value) ? RING0_OK : RING0_FULL;
}

bool
ring0_has_message(void)
{
	return is_chan_ready();
}

uint32_t
ring0_recv(void)
{
	return recv();
}

uint32_t
ring0_alloc(void)
{
	return container_alloc(get_curid());
}

uint32_t
ring0_free(uint32_t page)
{
	uint32_t pid = get_curid();

	if (!page_is_of(pid, page))
		return RING0_INVALID;
	container_free(pid, page);
	return RING0_OK;
}

uint32_t
ring0_quota(void)
{
	return container_get_quota(get_curid());
}

uint32_t
ring0_usage(void)
{
	return container_get_usage(get_curid());
}
