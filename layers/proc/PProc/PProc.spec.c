#include "PProc.state.h"

struct processes_state PROC;
uint32_t SLEEP[PROC_COUNT];

void
spec_proc_set_entry(uint32_t entry)
{
	PROC.entry = entry;
}

bool
spec_proc_is_alive(uint32_t pid)
{
	return pid < NUM_IDS && ABTCB[pid].state != THREAD_DEAD;
}

bool
spec_proc_has_run(uint32_t pid)
{
	REQUIRE(CID < NUM_IDS);
	return pid < NUM_IDS && pid > 0 && (pid - 1) / MAX_CHILDREN == CID &&
	       PROC.of[pid].origin == PROC.of[CID].life;
}

uint32_t
spec_proc_status(uint32_t pid)
{
	REQUIRE(pid < NUM_IDS);
	return PROC.of[pid].status;
}

uint32_t
spec_proc_life(uint32_t pid)
{
	REQUIRE(pid < NUM_IDS);
	return PROC.of[pid].life;
}

uint32_t
spec_proc_state(uint32_t pid)
{
	REQUIRE(pid < NUM_IDS);
	if (pid == CID)
		return PROCESS_RUNS;
	switch (ABTCB[pid].state) {
	case THREAD_DEAD:
		return PROCESS_ENDED;
	case THREAD_SLEEP:
		return PROCESS_SLEEPS;
	default:
		return PROCESS_READY;
	}
}

/* The program that was loaded for the life that goes on, or was the last. */
uint32_t
spec_proc_program(uint32_t pid)
{
	REQUIRE(pid < NUM_IDS);
	return IS_LOADED_WITH(pid) ? PROC.of[pid].program : MODULE_NONE;
}

bool
spec_proc_sleep(uint32_t channel)
{
	REQUIRE(channel < NUM_IDS);
	if (spec_thread_is_alone())
		return false;
	SLEEP[CID] = channel;
	spec_kthread_sleep(channel);
	return true;
}

bool
spec_proc_is_below(uint32_t pid)
{
	REQUIRE(CID < NUM_IDS);
	return pid < NUM_IDS && IS_BELOW(CID, pid);
}
