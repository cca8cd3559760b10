/*
 * Where the entries of page maps are, for the files of MPTIntro.
 */
#pragma once

#include "MPTIntro.h"
#include "import.h"

enum { MAP_ENTRIES = 4, ENTRY_COUNT = 512 };
enum { ENTRY_LARGE = 1 << 7, ENTRY_GLOBAL = 1 << 8 };

/* As the processor has it; the high word is NO_EXECUTE or 0. */
struct entry {
	uint32_t low, high;
};

#define NO_EXECUTE ((uint32_t)1 << 31)

extern struct entry map_pool[NUM_IDS][MAP_ENTRIES];
extern struct entry kernel_directory[ENTRY_COUNT];

/* Entry index of a directory or a table, which must be there. */
static inline struct entry *
inside(uint32_t page, uint32_t index)
{
	ASSERT(page != 0);
	return (struct entry *)(page * PAGE_SIZE) + index % ENTRY_COUNT;
}

/* The entry that names the table for va. */
static inline struct entry *
table_of(uint32_t id, uint32_t va)
{
	return inside(get_PDPTE(id, va), va / TABLE_SPAN);
}

/* The entry that names the page for va. */
static inline struct entry *
page_of(uint32_t id, uint32_t va)
{
	return inside(get_PDE(id, va), va / PAGE_SIZE);
}
