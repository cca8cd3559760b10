#include "ring.h"

#include "sys.h"

bool
ring_put(volatile struct ring *ring, uint32_t item)
{
	uint32_t put = ring->put;

	if (put - ring->taken >= RING_ITEMS)
		return false;
	ring->items[put % RING_ITEMS] = item;
	ring->put = put + 1;
	return true;
}

bool
ring_take(volatile struct ring *ring, uint32_t *item)
{
	uint32_t taken = ring->taken;

	if (taken == ring->put)
		return false;
	*item = ring->items[taken % RING_ITEMS];
	ring->taken = taken + 1;
	return true;
}

bool
ring_wait(uint32_t pid)
{
	/* Nobody receives the word; but only who is alive can be sent one. */
	if (sys_send(pid, 0) == E_INVALID)
		return false;
	sys_yield();
	return true;
}

uint32_t
ring_checksum(uint32_t checksum, uint32_t item)
{
	return (checksum << 5 | checksum >> 27) ^ item * 2654435761u;
}
