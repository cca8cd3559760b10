/* As PUCtx; what was told last was a trap that there is, or nothing yet. */
#include "PUCtxLog.c"
#include "PUCtx.c"

#include "PUCtx.state.h"

void
abstract_PUCtxLog(void)
{
	for (uint32_t word = 0; word < UCTX_SIZE; word++)
		UPDATE(pid, 0, NUM_IDS, UCTX[pid][word] = uctx_pool[pid][word]);
	USTACK.kernel = user_stack;
	USTACK.contexts = (uint32_t)uctx_pool;
	USTACK.stubs = (uint32_t)stubs;
}

bool
represents_PUCtxLog(void)
{
	return ALL(pid, 0, NUM_IDS, left_pool[pid][UCTX_TRAP] <= TRAP_SYSCALL);
}
