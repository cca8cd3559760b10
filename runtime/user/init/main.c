/*
 * The first process: starts the shell, and says at its end whether all memory
 * came back.
 */
#include "sys.h"
#include "text.h"

int main(void);

/* What init keeps for itself. */
enum { RESERVE = 16 };

/* Those that the kernel itself has started. */
static bool was_there[NUM_IDS];

static void
look_around(void)
{
	struct process_info info;

	for (uint32_t pid = 0; pid < NUM_IDS; pid++)
		was_there[pid] = sys_process(pid, &info) == E_OK;
}

/* Ends what the shell has left running. */
static void
clean_up(void)
{
	for (uint32_t pid = 0; pid < NUM_IDS; pid++)
		if (!was_there[pid] && sys_kill(pid) == E_OK)
			print("init: process %u is ended\n", pid);
}

int
main(void)
{
	uint32_t usage = sys_usage();
	uint32_t left = sys_quota() - usage;
	uint32_t pid, status;

	look_around();
	print("init: %u pages, %u in use\n", sys_quota(), usage);
	if (left <= RESERVE || sys_spawn("shell", left - RESERVE, &pid)) {
		print("init: too little memory for the shell\n");
		return 1;
	}
	if (end_wait(pid, &status) != E_OK || status != 0) {
		print("init: the shell has ended with status %u\n", status);
		return 2;
	}
	clean_up();
	if (sys_usage() != usage) {
		print("init: %u pages in use, not %u\n", sys_usage(), usage);
		return 3;
	}
	print("Nothing was lost.\n");
	return 0;
}
