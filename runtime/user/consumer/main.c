/*
 * A program that takes numbers from its parent, the producer, through a page
 * that the two share.
 */
#include "ring.h"
#include "sys.h"
#include "text.h"

int main(void);

enum { PLACE = 0x70000000 };

int
main(void)
{
	volatile struct ring *ring = (volatile struct ring *)PLACE;
	uint32_t parent = parent_id();
	uint32_t item, checksum = 0;

	if (share_wait(parent, PLACE) != E_OK)
		return 1;
	for (uint32_t wanted = 1; wanted <= ITEM_COUNT; wanted++) {
		while (!ring_take(ring, &item))
			if (!ring_wait(parent))
				return 3;
		if (item != wanted)
			return 2;
		checksum = ring_checksum(checksum, item);
	}
	ring->checksum = checksum;
	print("consumer: %u numbers taken in order, checksum %08x\n",
	      ring->taken, checksum);
	return 0;
}
