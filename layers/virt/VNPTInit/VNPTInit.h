/*
 * VNPTInit -- a guest's memory is a part of its process's.
 *
 * What a process has from GUEST_LOW on is what its guest has from 0 on: the
 * tables are the same, and so a page that the one gives back is gone for the
 * other, and no page is paid twice.  Only the directories differ: the process
 * may not execute there, and the guest may.
 *
 * Invariant: an entry of nested map id is 0, or names the table that map id of
 * the process has there; until the process ends.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { GUEST_LOW = 0x80000000 };

/* Brings up what is below; then nested maps are empty. */
void npt_init(uint32_t mbi);

/*
 * Requires id < NUM_IDS.  Makes nested map id one that has what process id has
 * from GUEST_LOW on.
 */
void npt_begin(uint32_t id);

/*
 * Requires a container id, gpa < GUEST_SIZE a multiple of PAGE_SIZE, and no
 * page there.  Puts a page of zeroes there, at GUEST_LOW + gpa in the map of
 * process id, and charges id for it and its tables.  Returns true; or false,
 * changing nothing, when the quota is spent.
 */
bool npt_insert(uint32_t id, uint32_t gpa);

/* Asserts the invariant for id, a process with a nested map. */
void npt_check(uint32_t id);
