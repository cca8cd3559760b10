#include "PKCtxNew.state.h"

#include "MContainer.state.h"
#include "PKCtx.state.h"
#include "PreInit.state.h"

struct stacks_state STACKS;

uint32_t
spec_kctx_new(uint32_t entry, uint32_t last, uint32_t id, uint32_t quota)
{
	uint32_t child = spec_container_split(id, quota);

	if (child == NUM_IDS)
		return NUM_IDS;
	STACKS.tops[child] = last;
	KCTX[child].esp = STACK_TOP(child);
	KCTX[child].ebp = 0;
	KCTX[child].eip = entry;
	return child;
}

/* The page below boot's stack is one, and the first of each that is ours. */
bool
spec_kctx_is_guard(uint32_t address)
{
	uint32_t offset = address - STACKS.begin;

	return spec_is_boot_guard(address) ||
	       (address >= STACKS.begin &&
	        offset / STACK_BYTES < STACKS_COUNT &&
	        offset % STACK_BYTES < GUARD_BYTES);
}
