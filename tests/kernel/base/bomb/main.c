/*
 * A program that starts as many others like it as it can, and waits for them.
 */
#include "sys.h"

int main(void);

enum { LEAST = 24 };

int
main(void)
{
	uint32_t pids[MAX_CHILDREN];
	uint32_t count = 0, status;

	while (count < MAX_CHILDREN && sys_quota() - sys_usage() > LEAST &&
	       sys_spawn("bomb", (sys_quota() - sys_usage()) / 3,
	                 &pids[count]) == E_OK)
		count++;
	for (uint32_t i = 0; i < count; i++)
		end_wait(pids[i], &status);
	return (int)count;
}
