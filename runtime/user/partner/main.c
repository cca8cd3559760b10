/*
 * The other end of what `bench` measures: yields for a while, then sends each
 * word back to its parent, until it gets 0; then the same with long messages,
 * until one is empty.
 */
#include "sys.h"

int main(void);

enum { YIELDS = 300 };

static _Alignas(PAGE_SIZE) uint8_t bytes[PAGE_SIZE];

int
main(void)
{
	uint32_t value, parent = (sys_getpid() - 1) / MAX_CHILDREN;

	for (uint32_t i = 0; i < YIELDS; i++)
		sys_yield();
	for (value = recv_wait(); value != 0;)
		sys_call(parent, &value);
	sys_send(parent, 0);
	if (sys_sync_recv(parent, bytes, PAGE_SIZE, &value) != E_OK)
		return 1;
	while (value > 0)
		if (sys_sync_call(parent, bytes, &value, PAGE_SIZE) != E_OK)
			return 1;
	return 0;
}
