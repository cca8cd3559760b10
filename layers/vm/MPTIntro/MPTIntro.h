/*
 * MPTIntro -- page maps: one for each process, and the kernel's part of all.
 *
 * The format is the processor's PAE: a map has four entries, for a GiB each;
 * an entry names a directory, whose entries name tables for 2 MiB each, whose
 * entries name pages of 4 KiB.  The first GiB of every map is the kernel's own
 * directory, in which addresses are physical.  Names of directories, tables
 * and pages are page numbers, and 0 means none.
 *
 * Each primitive that takes one requires id < NUM_IDS.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/*
 * What an entry permits: that there is something at all, writing, use in ring
 * 3, execution.  PERM_X is a bit that the processor leaves to us; the one that
 * it looks at says the opposite and is not among the low 32.
 */
enum { PERM_P = 1, PERM_W = 2, PERM_U = 4, PERM_X = 1 << 9 };

enum { DIRECTORY_SPAN = 1 << 30, TABLE_SPAN = 1 << 21 };

/*
 * A GiB of each process in which nothing is executed, whatever the entries of
 * its pages permit: the directory says no.  So the same tables can be named by
 * another directory, in which they permit it.
 */
enum { DATA_LOW = 0x80000000, DATA_HIGH = 0xc0000000 };

/*
 * The kernel's part: pages of 4 KiB below IDENTITY_SMALL, from there pages of
 * 2 MiB up to IDENTITY_END.
 */
enum { IDENTITY_SMALL = 16 << 20, IDENTITY_END = 1 << 30 };

/* Each requires va >= IDENTITY_END.  The directory for va. */
uint32_t get_PDPTE(uint32_t id, uint32_t va);
void set_PDPTE(uint32_t id, uint32_t va, uint32_t page);

/* Each requires a directory for va.  The table for va. */
uint32_t get_PDE(uint32_t id, uint32_t va);
void set_PDE(uint32_t id, uint32_t va, uint32_t page);

/*
 * Each requires a table for va.  The entry is the physical address of the page
 * and what it permits; 0 if there is none.
 */
uint32_t get_PTE(uint32_t id, uint32_t va);
void set_PTE(uint32_t id, uint32_t va, uint32_t page, uint32_t perm);
void rmv_PTE(uint32_t id, uint32_t va);

/* Returns how many pages have been removed from map id, modulo 2^32. */
uint32_t get_removals(uint32_t id);

/*
 * Requires a table for va; or va < IDENTITY_END, the kernel's part.  What the
 * processor permits there: PERM_P, PERM_W, PERM_U, and PERM_X unless it refuses
 * to execute.  A page that is not there may permit anything but PERM_P.
 */
uint32_t get_perm(uint32_t id, uint32_t va);
uint32_t get_IDperm(uint32_t va);

/* Returns whether the kernel's part of map id is the one that is shared. */
bool has_kernel_part(uint32_t id);

/*
 * A mark for each page below IDENTITY_END, by number, for those who look
 * through a map and want to know where they have been.
 */
bool get_mark(uint32_t page);
void set_mark(uint32_t page);
void clear_marks(void);

/* Makes map id one with the kernel's part and nothing else. */
void init_map(uint32_t id);

/* Requires IDENTITY_SMALL <= va < IDENTITY_END.  Permits perm for 2 MiB. */
void set_IDPDE(uint32_t va, uint32_t perm);

/* Requires va < IDENTITY_SMALL.  Permits perm for a page. */
void set_IDPTE(uint32_t va, uint32_t perm);

/* Returns the map that is in use. */
uint32_t get_pt(void);

/* Uses map id.  Nothing that was known of any user address is kept. */
void set_pt(uint32_t id);

/*
 * Requires that a map is in use, with all that the kernel needs.  Turns paging
 * on: maps are obeyed, by the kernel too.  Returns whether the processor can.
 */
bool set_pe(void);

/* Makes the processor forget what it knew of va. */
void flush_page(uint32_t va);
