/*
 * The other end of what `bench` measures: yields until it gets a word, then
 * sends each one back to its parent, until it gets 0.
 */
#include "sys.h"

int main(void);

int
main(void)
{
	uint32_t value, parent = (sys_getpid() - 1) / MAX_CHILDREN;

	while (sys_recv(&value) == E_EMPTY)
		sys_yield();
	while ((value = recv_wait()) != 0)
		send_wait(parent, value);
	return 0;
}
