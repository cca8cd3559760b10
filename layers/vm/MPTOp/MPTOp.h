/*
 * MPTOp -- an address is all that it takes to find its entry.
 *
 * Each primitive requires id < NUM_IDS and USER_LOW <= va < USER_HIGH, the
 * addresses that are a process's own.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { USER_LOW = 0x40000000, USER_HIGH = 0xf0000000 };

/* Returns whether there is a table for va. */
bool pt_has_table(uint32_t id, uint32_t va);

/* Returns the entry for va; 0 if there is no page. */
uint32_t pt_read(uint32_t id, uint32_t va);

/* Requires a table and no page for va.  Puts page there. */
void pt_insert_aux(uint32_t id, uint32_t va, uint32_t page, uint32_t perm);

/* Requires a page for va.  There is none any more. */
void pt_rmv_aux(uint32_t id, uint32_t va);
