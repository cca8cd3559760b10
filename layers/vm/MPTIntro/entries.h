/*
 * Where the entries of page maps are, for the files of MPTIntro.
 */
#pragma once

#include "MPTIntro.h"
#include "import.h"

enum { MAP_ENTRIES = 4, ENTRY_COUNT = 512 };
enum { ENTRY_LARGE = 1 << 7, ENTRY_GLOBAL = 1 << 8 };

#define NO_EXECUTE ((uint64_t)1 << 63)

extern uint64_t map_pool[NUM_IDS][MAP_ENTRIES];
extern uint64_t kernel_directory[ENTRY_COUNT];

static inline uint64_t
directory_of(uint32_t id, uint32_t va)
{
	ASSERT(id < NUM_IDS && va >= IDENTITY_END);
	return map_pool[id][va / DIRECTORY_SPAN];
}

/* Entry index of the table that an entry names. */
static inline uint64_t *
inside(uint64_t entry, uint32_t index)
{
	uint32_t table = (uint32_t)entry & ~(uint32_t)(PAGE_SIZE - 1);

	ASSERT(table != 0);
	return (uint64_t *)table + index % ENTRY_COUNT;
}

static inline uint64_t *
table_of(uint32_t id, uint32_t va)
{
	return inside(directory_of(id, va), va / TABLE_SPAN);
}

static inline uint64_t *
page_of(uint32_t id, uint32_t va)
{
	return inside(*table_of(id, va), va / PAGE_SIZE);
}
