/*
 * MShareIntro -- what each process has offered to share with each other one.
 *
 * Each primitive requires source, destination, pid < NUM_IDS.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/*
 * An offer of source to destination is pending until destination offers too;
 * then it is ready, and a page is shared.  It is dead if there was none, and
 * after the end of one of the two.
 */
enum { SHARE_DEAD, SHARE_PENDING, SHARE_READY };

uint32_t get_shared_mem_state(uint32_t source, uint32_t destination);

/* Requires a state from SHARE_DEAD to SHARE_READY. */
void set_shared_mem_state(uint32_t source, uint32_t destination,
                          uint32_t state);

/* Whether source has been told that its offer is ready. */
bool get_shared_mem_seen(uint32_t source, uint32_t destination);
void set_shared_mem_seen(uint32_t source, uint32_t destination, bool seen);

/* The address in source that the page is to have. */
uint32_t get_shared_mem_loc(uint32_t source, uint32_t destination);
void set_shared_mem_loc(uint32_t source, uint32_t destination, uint32_t va);

/* Whether pid may have an offer that is not dead, or be offered one. */
bool get_shared_mem_user(uint32_t pid);
void set_shared_mem_user(uint32_t pid, bool user);
