#include "PSched.h"

#include "import.h"

/* While all that sleep on ch are woken: so many are behind the ready threads.
 */
#define MOVED(ch) (uint8_t)(ABQ[ch].first - OLD(ABQ[ch].first))
#define READY_END (ABQ[READY_QUEUE].first + ABQ[READY_QUEUE].count)
#define HAVE_JOINED(ch) \
	(ABQ[ch].count == OLD(ABQ[ch].count) - MOVED(ch) && \
	 ABQ[READY_QUEUE].first == OLD(ABQ[READY_QUEUE].first) && \
	 ABQ[READY_QUEUE].count == OLD(ABQ[READY_QUEUE].count) + MOVED(ch) && \
	 ALL(q, 0, READY_QUEUE, \
	     q == (ch) || (ABQ[q].first == OLD(ABQ[q].first) && \
	                   ABQ[q].count == OLD(ABQ[q].count))) && \
	 ALL(q, 0, READY_QUEUE + 1, \
	     ALL(at, 0, ABQ_PLACES, \
	         ABQ[q].thread[at] == \
	                 (q == READY_QUEUE && OLD((uint8_t)(at - READY_END)) < \
	                                              MOVED(ch) \
	                          ? OLD(IN_TURN(ch, at - READY_END)) \
	                          : OLD(ABQ[q].thread[at])))))

/* Which threads these are, and where. */
#define HAS_MOVED(ch, pid) \
	(OLD(ABTCB[pid].queue) == (ch) && \
	 OLD((uint8_t)(ABTCB[pid].place - ABQ[ch].first)) < MOVED(ch))
#define HAVE_MOVED(ch) \
	(ALL(pid, 0, NUM_IDS, \
	     ABTCB[pid].state == (HAS_MOVED(ch, pid) \
	                                  ? THREAD_READY \
	                                  : OLD(ABTCB[pid].state))) && \
	 ALL(pid, 0, NUM_IDS, \
	     ABTCB[pid].queue == (HAS_MOVED(ch, pid) \
	                                  ? READY_QUEUE \
	                                  : OLD(ABTCB[pid].queue))) && \
	 ALL(pid, 0, NUM_IDS, \
	     ABTCB[pid].place == \
	             (ABTCB[pid].queue == READY_QUEUE && \
	                              OLD(ABTCB[pid].queue) == (ch) \
	                      ? OLD((uint8_t)(ABTCB[pid].place - \
	                                      ABQ[ch].first + READY_END)) \
	                      : OLD(ABTCB[pid].place))))

void
sched_init(uint32_t mbi)
{
	tdqueue_init(mbi);
	set_curid(ROOT_ID);
	tcb_set_state(ROOT_ID, THREAD_RUN);
}

uint32_t
thread_spawn(uint32_t entry, uint32_t last, uint32_t id, uint32_t quota)
{
	uint32_t child = kctx_new(entry, last, id, quota);

	if (child == NUM_IDS)
		return NUM_IDS;
	tcb_set_state(child, THREAD_READY);
	tdq_enqueue(READY_QUEUE, child);
	return child;
}

uint32_t
thread_wakeup(uint32_t ch)
{
	uint32_t pid = tdq_dequeue(ch);

	if (pid == NUM_IDS)
		return NUM_IDS;
	tcb_set_state(pid, THREAD_READY);
	tdq_enqueue(READY_QUEUE, pid);
	return pid;
}

void
thread_wakeup_all(uint32_t ch)
{
	while (thread_wakeup(ch) != NUM_IDS)
		LOOP(HAVE_JOINED(ch) && HAVE_MOVED(ch), ABQ[ch].count);
}

void
thread_kill(uint32_t pid, uint32_t ch)
{
	tdq_remove(ch, pid);
	thread_free(pid);
}

uint64_t
thread_sched(void)
{
	uint32_t from = get_curid();
	uint32_t to = tdq_dequeue(READY_QUEUE);

	if (to == NUM_IDS)
		panic(__FILE__, __LINE__,
		      "no thread is ready: nobody can wake the others");
	tcb_set_state(to, THREAD_RUN);
	set_curid(to);
	return (uint64_t)to << 32 | from;
}

/* The caller joins a queue; the first thread that is ready runs. */
static uint64_t
leave(uint32_t ch, uint32_t state)
{
	uint32_t pid = get_curid();

	tcb_set_state(pid, state);
	tdq_enqueue(ch, pid);
	return thread_sched();
}

uint64_t
thread_sched_ready(void)
{
	return leave(READY_QUEUE, THREAD_READY);
}

uint64_t
thread_sched_sleep(uint32_t ch)
{
	ASSERT(ch < READY_QUEUE);
	return leave(ch, THREAD_SLEEP);
}

bool
thread_is_alone(void)
{
	return tdq_is_empty(READY_QUEUE);
}
