/* The registers of processes are what the pool says of them. */
#include "PUCtx.c"

#include "PUCtx.state.h"

_Static_assert((int)UCTX_COUNT == (int)NUM_IDS &&
                       (int)UCTX_SIZE == (int)UCTX_WORDS,
               "a context for each id");

void
abstract_PUCtx(void)
{
	for (uint32_t word = 0; word < UCTX_SIZE; word++)
		UPDATE(pid, 0, NUM_IDS, UCTX[pid][word] = uctx_pool[pid][word]);
	USTACK.kernel = user_stack;
	USTACK.contexts = (uint32_t)uctx_pool;
	USTACK.stubs = (uint32_t)stubs;
}
