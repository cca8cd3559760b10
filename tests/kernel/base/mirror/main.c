/*
 * A program that sends each message of its parent back, until one is empty.
 */
#include "sys.h"

int main(void);

enum { ROOM = 8192 };

static uint8_t bytes[ROOM];

int
main(void)
{
	uint32_t parent = (sys_getpid() - 1) / MAX_CHILDREN;
	uint32_t count;

	for (;;) {
		while (sys_sync_recv(parent, bytes, ROOM, &count) == E_ALONE)
			sys_yield();
		if (count == 0)
			return 43;
		while (sys_sync_send(parent, bytes, count) == E_ALONE)
			sys_yield();
	}
}
