/*
 * VNPTIntro -- nested page maps: what each guest has for physical memory.
 *
 * A map is the processor's PAE, as those of processes are, and has one GiB: the
 * entry for it names a directory of this layer's own, whose entries name tables
 * for 2 MiB each.  The tables belong to others.  (AMD64 Architecture
 * Programmer's Manual, volume 2, 15.25: nested paging.)
 *
 * Each primitive requires id < NUM_IDS.
 */
#pragma once

#include <stdint.h>

/* Guest-physical addresses are those below; a table is for 2 MiB of them. */
enum { GUEST_SIZE = 1 << 30 };

/* Makes map id one that has nothing. */
void init_npt(uint32_t id);

/*
 * Each requires gpa < GUEST_SIZE.  The page that is the table for gpa, 0 if
 * there is none; what it permits is up to its own entries.
 */
uint32_t get_NPDE(uint32_t id, uint32_t gpa);
void set_NPDE(uint32_t id, uint32_t gpa, uint32_t page);

/* The guest that runs next has map id. */
void use_npt(uint32_t id);
