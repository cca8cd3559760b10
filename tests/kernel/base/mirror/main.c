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
	uint32_t parent = parent_id();
	uint32_t count;

	for (;;) {
		sync_recv_wait(parent, bytes, ROOM, &count);
		if (count == 0)
			return 43;
		sync_send_wait(parent, bytes, count);
	}
}
