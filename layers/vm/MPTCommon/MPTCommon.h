/*
 * MPTCommon -- tables that come and go; the kernel's part of every map.
 *
 * Invariants:
 *   I1  the pages that a map names, its directories, its tables and what they
 *       map, are those that its container owns, and each is named once.
 *   I2  what is mapped is the process's own to use, from USER_LOW to USER_HIGH,
 *       and nothing is both written and executed.
 *   I3  the kernel's part is the same in all maps.
 *   I4  the map of a dead process names nothing.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/*
 * Brings up what is below; then each map is the kernel's part and nothing else,
 * and of that only the large pages are there: for reading and writing.
 */
void pt_init_comm(uint32_t mbi);

/*
 * Requires a container id, and USER_LOW <= va < USER_HIGH.  Makes sure that
 * there is a table for va, and charges id for the pages that this takes, two
 * at most.  Returns whether there is one; if not, nothing has changed.
 */
bool pt_alloc_pde(uint32_t id, uint32_t va);

/*
 * Requires a container id, which owns what is in its map.  Gives back the pages
 * of the map, its tables and its directories.
 */
void pt_free(uint32_t id);

/*
 * Requires a container id, and USER_LOW <= va < USER_HIGH.  Returns whether id
 * can be charged for a page at va, with the tables that are missing for it.
 */
bool pt_can_insert(uint32_t id, uint32_t va);

/*
 * Requires USER_LOW <= va < USER_HIGH.  Returns the page that is the table for
 * va, or 0.  Once there, it stays until pt_free.
 */
uint32_t pt_table(uint32_t id, uint32_t va);

/* Asserts the invariants, and those below; changes nothing but marks. */
void pt_check_comm(void);
