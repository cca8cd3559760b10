/*
 * MShare -- pages that two processes share, when both have said so.
 *
 * Each offers to the other, and names an address of its own.  The second offer
 * makes a page of zeroes, which is at both addresses, for both to read and
 * write.  Both are charged for it, each for its own tables.
 *
 * From then on nothing of the page depends on the other process: who releases
 * it, or ends, is charged no more, and the one that is left has the page to
 * itself.  It is given back with the last of its two addresses, whatever the
 * order, and whoever has the id of the other by then.
 */
#pragma once

#include <stdint.h>

/*
 * Requires two containers, and USER_LOW <= va < USER_HIGH, a multiple of
 * PAGE_SIZE, without a page in source.  Offers, instead of whatever it has
 * offered to destination before.
 *
 * If destination had offered too, the page is there now, and all that sleep on
 * the channel of source are awake: returns SHARE_READY.  If not, returns
 * SHARE_PENDING; so too if destination has put a page at its address since,
 * which makes its offer dead, and wakes the same.  Returns SHARE_DEAD, changing
 * nothing, when one of the two quotas is spent.
 */
uint32_t offer_shared_mem(uint32_t source, uint32_t destination, uint32_t va);

/*
 * Requires source, destination < NUM_IDS.  What has become of the offer of
 * source: SHARE_PENDING, SHARE_READY once after that, otherwise SHARE_DEAD.
 */
uint32_t shared_mem_status(uint32_t source, uint32_t destination);

/* Requires pid < NUM_IDS.  All offers of pid and to it are dead. */
void shared_mem_end(uint32_t pid);
