#include "system.h"

#include "sys.h"
#include "text.h"

enum { NAME_ROOM = 33 };

/* What the kernel tells is for each process; one at a time. */
static struct process_info info;

static const char *const states[] = {
	[PROCESS_READY] = "ready",
	[PROCESS_RUNS] = "runs",
	[PROCESS_SLEEPS] = "sleeps",
	[PROCESS_ENDED] = "ended",
};

bool
shell_ls(char *words)
{
	char name[NAME_ROOM];
	uint32_t pages;

	if (*words)
		return false;
	print("PAGES  PROGRAM\n");
	for (uint32_t i = 0; sys_program(i, name, NAME_ROOM, &pages) == E_OK;
	     i++)
		if (pages > 0)
			print("%5u  %s\n", pages, name);
	return true;
}

static void
print_process(uint32_t pid)
{
	char name[NAME_ROOM] = "(in ring 0)";
	uint32_t pages;

	sys_program(info.program, name, NAME_ROOM, &pages);
	print("%2u  %6u  %-6s  %6u  %6u  %s\n", pid, info.parent,
	      states[info.state], info.quota, info.usage, name);
}

bool
shell_ps(char *words)
{
	if (*words)
		return false;
	print("ID  PARENT  STATE    QUOTA   USAGE  PROGRAM\n");
	for (uint32_t pid = 0; pid < NUM_IDS; pid++)
		if (sys_process(pid, &info) == E_OK)
			print_process(pid);
	return true;
}

bool
shell_mem(char *words)
{
	uint32_t total = 0, used = 0;

	if (*words)
		return false;
	/* A usage has the quotas of the children in it: only pages count. */
	for (uint32_t pid = 0; pid < NUM_IDS; pid++) {
		if (sys_process(pid, &info) != E_OK)
			continue;
		used += info.usage;
		if (info.parent == pid)
			total = info.quota;
		else
			used -= info.quota;
	}
	print("%u pages of %u bytes: %u used, %u free\n", total, PAGE_SIZE,
	      used, total - used);
	print("%u of them the shell can still give away\n",
	      sys_quota() - sys_usage());
	return true;
}
