#include "PSched.h"

#include "import.h"

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
		;
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
