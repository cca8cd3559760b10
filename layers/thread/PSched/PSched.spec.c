#include "PSched.state.h"

#include "MContainer.state.h"
#include "PKCtxNew.state.h"

/* Who waits is in the queue that its state says, and has a container. */
static bool
is_in_place(uint32_t pid)
{
	uint32_t state = ABTCB[pid].state, queue = ABTCB[pid].queue;

	return (state == THREAD_READY) == (queue == READY_QUEUE) &&
	       (state == THREAD_SLEEP) == (queue < READY_QUEUE) &&
	       (state != THREAD_RUN || pid == CID) &&
	       (state == THREAD_DEAD || IS_USED(pid));
}

/* The thread that executes runs, or has ended and leaves. */
bool
invariant_PSched(void)
{
	return ABTCB[CID].queue == ABQ_NONE &&
	       ALL(pid, 0, NUM_IDS, is_in_place(pid));
}

void
spec_sched_init(uint32_t mbi)
{
	spec_tdqueue_init(mbi);
	CID = ROOT_ID;
	ABTCB[ROOT_ID].state = THREAD_RUN;
}

uint32_t
spec_thread_spawn(uint32_t entry, uint32_t last, uint32_t id, uint32_t quota)
{
	REQUIRE(ABTCB[CID].state == THREAD_RUN);
	uint32_t child = spec_kctx_new(entry, last, id, quota);

	if (child == NUM_IDS)
		return NUM_IDS;
	ABTCB[child].state = THREAD_READY;
	spec_tdq_enqueue(READY_QUEUE, child);
	return child;
}

uint32_t
spec_thread_wakeup(uint32_t ch)
{
	REQUIRE(ch < READY_QUEUE);
	uint32_t pid = spec_tdq_dequeue(ch);

	if (pid == NUM_IDS)
		return NUM_IDS;
	ABTCB[pid].state = THREAD_READY;
	spec_tdq_enqueue(READY_QUEUE, pid);
	return pid;
}

/* The sequence of those that slept comes behind that of those ready. */
void
spec_thread_wakeup_all(uint32_t ch)
{
	REQUIRE(ch < READY_QUEUE);
	uint8_t count = ABQ[ch].count, first = ABQ[ch].first;
	uint8_t end = ABQ[READY_QUEUE].first + ABQ[READY_QUEUE].count;

	UPDATE(at, 0, ABQ_PLACES, {
		if ((uint8_t)(at - end) < count)
			ABQ[READY_QUEUE].thread[at] = IN_TURN(ch, at - end);
	});
	UPDATE(pid, 0, NUM_IDS, {
		if (ABTCB[pid].queue == ch) {
			ABTCB[pid].state = THREAD_READY;
			ABTCB[pid].queue = READY_QUEUE;
			ABTCB[pid].place += end - first;
		}
	});
	ABQ[READY_QUEUE].count += count;
	ABQ[ch].first += count;
	ABQ[ch].count = 0;
}

void
spec_thread_kill(uint32_t pid, uint32_t ch)
{
	spec_tdq_remove(ch, pid);
	spec_thread_free(pid);
}

/* What a thread may do that runs, or has just ended. */
uint64_t
spec_thread_sched(void)
{
	REQUIRE(ABTCB[CID].state != THREAD_RUN);
	uint32_t from = CID, to = spec_tdq_dequeue(READY_QUEUE);

	if (to == NUM_IDS)
		STOP();
	ABTCB[to].state = THREAD_RUN;
	CID = to;
	return (uint64_t)to << 32 | from;
}

static uint64_t
leave(uint32_t ch, uint32_t state)
{
	REQUIRE(ABTCB[CID].state == THREAD_RUN);
	ABTCB[CID].state = state;
	spec_tdq_enqueue(ch, CID);
	return spec_thread_sched();
}

uint64_t
spec_thread_sched_ready(void)
{
	return leave(READY_QUEUE, THREAD_READY);
}

uint64_t
spec_thread_sched_sleep(uint32_t ch)
{
	REQUIRE(ch < READY_QUEUE);
	return leave(ch, THREAD_SLEEP);
}

bool
spec_thread_is_alone(void)
{
	return ABQ[READY_QUEUE].count == 0;
}

void
spec_sched_check(void)
{
	spec_tdqueue_check();
	if (!ALL(pid, 0, NUM_IDS, IS_WHERE_IT_SAYS(pid)))
		STOP();
}
