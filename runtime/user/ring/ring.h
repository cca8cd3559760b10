/*
 * A ring buffer in a page that two processes share: one puts items in, the
 * other takes them out, in the same order.
 *
 * Each of the two counters is changed by one side only, after the item that it
 * is about; so there is no lock, and it does not matter when who runs.  A page
 * of zeroes is an empty ring.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { RING_ITEMS = 512 };

struct ring {
	uint32_t put, taken; /* how many so far, modulo 2^32 */
	uint32_t checksum;   /* of what was taken, for the other side to see */
	uint32_t items[RING_ITEMS];
};

/* What both programs pass. */
enum { ITEM_COUNT = 5000 };

/* Puts an item in.  Returns whether there was room. */
bool ring_put(volatile struct ring *ring, uint32_t item);

/* Takes an item out.  Returns whether there was one. */
bool ring_take(volatile struct ring *ring, uint32_t *item);

/*
 * Lets pid work, the other side, whose channel must be of no use else.  Returns
 * whether it has not ended.
 */
bool ring_wait(uint32_t pid);

/* The checksum of all items up to this one. */
uint32_t ring_checksum(uint32_t checksum, uint32_t item);
