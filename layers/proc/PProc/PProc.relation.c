/* Processes are what the tables say of them. */
#include "PProc.c"
#include "PProcCheck.c"
#include "PProcInfo.c"

#include "PProc.state.h"

_Static_assert((int)PROC_COUNT == (int)NUM_IDS, "a process for each id");

void
abstract_PProc(void)
{
	PROC.entry = proc_entry;
	UPDATE(pid, 0, NUM_IDS, {
		PROC.of[pid].status = process_pool[pid].status;
		PROC.of[pid].life = process_pool[pid].life;
		PROC.of[pid].origin = process_pool[pid].origin;
		PROC.of[pid].loaded = process_pool[pid].loaded;
		PROC.of[pid].program = process_pool[pid].program;
		SLEEP[pid] = sleep_channels[pid];
	});
}
