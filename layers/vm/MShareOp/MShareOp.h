/*
 * MShareOp -- what happens to an offer: it becomes pending, ready, dead.
 *
 * Each primitive requires source, destination < NUM_IDS.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Source offers, at va, whatever it has offered to destination before. */
void shared_mem_to_pending(uint32_t source, uint32_t destination, uint32_t va);

/*
 * Requires containers, a pending offer of destination to source, and no page at
 * its address nor at va in source; both are user addresses.  One page of zeroes
 * is at both addresses, for both to write, and both offers are ready; source
 * need not be told.  Returns true; or false, changing nothing, when one of the
 * quotas is spent.
 */
bool shared_mem_to_ready(uint32_t source, uint32_t destination, uint32_t va);

void shared_mem_to_dead(uint32_t source, uint32_t destination);

/*
 * Returns SHARE_PENDING as long as the offer is; SHARE_READY once, when it has
 * become that; otherwise SHARE_DEAD.
 */
uint32_t get_shared_mem_status_seen(uint32_t source, uint32_t destination);
