/*
 * A program that sends each message of its parent back, until one is empty.
 * Those with an odd number of bytes it sends back and waits at once.
 */
#include "sys.h"

int main(void);

enum { ROOM = 8192 };

static uint8_t bytes[ROOM];
static uint32_t parent;

static uint32_t
receive(void)
{
	uint32_t count = 0;

	while (sys_sync_recv(parent, bytes, ROOM, &count) == E_ALONE)
		sys_yield();
	return count;
}

/* Returns the size of the message that comes after it. */
static uint32_t
answer(uint32_t count)
{
	uint32_t error;

	if (count % 2 == 0) {
		while (sys_sync_send(parent, bytes, count) == E_ALONE)
			sys_yield();
		return receive();
	}
	while ((error = sys_sync_call(parent, bytes, &count, ROOM)) == E_ALONE)
		sys_yield();
	return error == E_OK ? count : receive();
}

int
main(void)
{
	uint32_t count;

	parent = (sys_getpid() - 1) / MAX_CHILDREN;
	for (count = receive(); count > 0;)
		count = answer(count);
	return 43;
}
