/*
 * The first process: starts the others, and says what it has left.
 */
#include "sys.h"
#include "text.h"

int main(void);

int
main(void)
{
	uint32_t pid, status = 0, usage = sys_usage();

	print("init: %u pages, %u in use\n", sys_quota(), usage, 0, 0);
	if (sys_spawn("hello", 64, &pid) != E_OK)
		return 1;
	if (sys_wait(pid, &status) != E_OK)
		return 2;
	print("init: process %u has ended with %u\n", pid, status, 0, 0);
	if (sys_spawn("bench", 1024, &pid) != E_OK ||
	    sys_wait(pid, &status) != E_OK)
		return 4;
	if (sys_usage() != usage)
		return 3;
	print("Nothing was lost.\n", 0, 0, 0, 0);
	return 0;
}
