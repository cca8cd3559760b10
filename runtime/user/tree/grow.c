#include "grow.h"

#include "sys.h"

/* Pages that a process keeps for itself. */
enum { RESERVE = 4 };

uint32_t
grow(uint32_t depth)
{
	uint32_t quota = (sys_quota() - sys_usage() - RESERVE) / MAX_CHILDREN;
	uint32_t pids[MAX_CHILDREN];
	uint32_t count = 0, ended = 0, below;

	while (depth > 0 && count < MAX_CHILDREN &&
	       sys_spawn("branch", quota, &pids[count]) == E_OK)
		send_wait(pids[count++], depth - 1);
	/* A branch's status is how many have ended below it. */
	for (uint32_t i = 0; i < count; i++)
		if (end_wait(pids[i], &below) == E_OK && below < STATUS_KILLED)
			ended += 1 + below;
	return ended;
}
