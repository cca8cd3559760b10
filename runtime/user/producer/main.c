/*
 * A program that starts a consumer and passes numbers to it, through a page
 * that the two share.
 */
#include "ring.h"
#include "sys.h"
#include "text.h"

int main(void);

enum { PLACE = 0x60000000, QUOTA = 64 };

/* Passes the items, unless pid ends.  Returns the checksum of all. */
static uint32_t
produce(uint32_t pid, volatile struct ring *ring)
{
	uint32_t checksum = 0;

	for (uint32_t item = 1; item <= ITEM_COUNT; item++) {
		checksum = ring_checksum(checksum, item);
		while (!ring_put(ring, item))
			if (!ring_wait(pid))
				return 0;
	}
	return checksum;
}

int
main(void)
{
	volatile struct ring *ring = (volatile struct ring *)PLACE;
	uint32_t pid, status, checksum;

	if (sys_spawn("consumer", QUOTA, &pid) != E_OK ||
	    share_wait(pid, PLACE) != E_OK) {
		print("producer: there is no consumer\n");
		return 1;
	}
	checksum = produce(pid, ring);
	print("producer: %u numbers put, checksum %08x\n", ring->put, checksum);
	/* When the consumer has ended, the page is still there. */
	if (end_wait(pid, &status) != E_OK || status != 0 ||
	    ring->checksum != checksum)
		return 2;
	return sys_release(PLACE) == E_OK ? 0 : 3;
}
