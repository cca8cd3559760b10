/* Stacks lie one after another, each behind a guard. */
#include "PKCtxNew.c"

#include "PKCtxNew.state.h"

_Static_assert((int)STACKS_COUNT == (int)NUM_IDS &&
                       sizeof(struct kernel_stack) == STACK_BYTES,
               "a stack for each id");

void
abstract_PKCtxNew(void)
{
	STACKS.begin = (uint32_t)(const struct kernel_stack *)kernel_stacks;
	UPDATE(id, 0, NUM_IDS,
	       STACKS.tops[id] = kernel_stacks[id].words[STACK_WORDS - 1]);
}
