#include "MShareOp.h"

#include "import.h"

void
shared_mem_to_pending(uint32_t source, uint32_t destination, uint32_t va)
{
	set_shared_mem_state(source, destination, SHARE_PENDING);
	set_shared_mem_loc(source, destination, va);
	set_shared_mem_user(source, true);
	set_shared_mem_user(destination, true);
}

bool
shared_mem_to_ready(uint32_t source, uint32_t destination, uint32_t va)
{
	uint32_t there = get_shared_mem_loc(destination, source);

	ASSERT(get_shared_mem_state(destination, source) == SHARE_PENDING);
	if (!pt_resv2(source, va, destination, there, PERM_W))
		return false;
	set_shared_mem_state(source, destination, SHARE_READY);
	set_shared_mem_seen(source, destination, true);
	set_shared_mem_state(destination, source, SHARE_READY);
	set_shared_mem_seen(destination, source, false);
	return true;
}

void
shared_mem_to_dead(uint32_t source, uint32_t destination)
{
	set_shared_mem_state(source, destination, SHARE_DEAD);
}

uint32_t
get_shared_mem_status_seen(uint32_t source, uint32_t destination)
{
	uint32_t state = get_shared_mem_state(source, destination);

	if (state != SHARE_READY)
		return state;
	if (get_shared_mem_seen(source, destination))
		return SHARE_DEAD;
	set_shared_mem_seen(source, destination, true);
	return SHARE_READY;
}
