/*
 * The other end of what `bench` measures: yields until it gets a word, then
 * sends each one back to its parent, until it gets 0; then the same with long
 * messages, until one is empty.
 */
#include "sys.h"

int main(void);

static uint8_t bytes[PAGE_SIZE];

int
main(void)
{
	uint32_t value, parent = (sys_getpid() - 1) / MAX_CHILDREN;

	while (sys_recv(&value) == E_EMPTY)
		sys_yield();
	while ((value = recv_wait()) != 0)
		send_wait(parent, value);
	while (sys_sync_recv(parent, bytes, PAGE_SIZE, &value) == E_OK &&
	       value > 0)
		sys_sync_send(parent, bytes, PAGE_SIZE);
	return 0;
}
