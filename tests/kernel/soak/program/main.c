/*
 * One program in all processes of the soak.  Each says what its answers add up
 * to: where time is counted in instructions, that is the same in every run.
 */
#include "soak.h"
#include "sys.h"
#include "text.h"

int main(void);

enum { CALLS = 1000000, QUOTA_PARTS = 4, SEED = 7919, WORKERS = 8 };

uint32_t
soak_children(uint32_t pid)
{
	static const uint32_t counts[] = {1, 3, 0, 0, 3, 1};

	return pid < sizeof(counts) / sizeof(*counts) ? counts[pid] : 0;
}

/* Starts the children, works, and waits for their ends.  Returns a status. */
static int
live(uint32_t self)
{
	uint32_t quota = (sys_quota() - sys_usage()) / QUOTA_PARTS;
	uint32_t count = soak_children(self);
	uint32_t pids[MAX_CHILDREN], sum, status;

	for (uint32_t i = 0; i < count; i++)
		if (sys_spawn("soak", quota, &pids[i]) != E_OK)
			return 1;
	if (self > 0) {
		sum = soak_calls(self * SEED, CALLS / WORKERS);
		print("soak: process %u: %x\n", self, sum);
	}
	for (uint32_t i = 0; i < count; i++)
		if (end_wait(pids[i], &status) != E_OK || status != 0)
			return 2;
	return 0;
}

int
main(void)
{
	uint32_t self = sys_getpid(), usage = sys_usage();
	int status = live(self);

	if (self > 0)
		return status;
	if (status == 0 && sys_usage() != usage)
		status = 3;
	if (status == 0)
		print("[test] soak: ok\n[test] 1 passed, 0 failed\n");
	else
		print("[test] soak: FAILED (status %d)\n"
		      "[test] 0 passed, 1 failed\n",
		      status);
	return status;
}
