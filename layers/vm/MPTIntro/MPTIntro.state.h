/* What MPTIntro's clients see of page maps. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../../boot/PreInit/PreInit.state.h"

enum { PTP_COUNT = 64, PTP_DIRECTORIES = 3 };
enum { DIRECTORY_BYTES = 1 << 30, TABLE_BYTES = 1 << 21, PAGE_BYTES = 4096 };

/*
 * A map: whether its first GiB is the kernel's part, the pages of its other
 * directories, and how many pages have been removed.
 */
struct page_map_state {
	bool has_kernel;
	uint32_t directories[PTP_DIRECTORIES];
	uint32_t removals;
};

extern struct page_map_state PTP[PTP_COUNT];

/* What the pages of directories and tables hold, in MEMORY. */
struct entry_state {
	uint32_t low, high;
};

enum { ENTRY_P = 1, ENTRY_W = 2, ENTRY_U = 4, ENTRY_X = 1 << 9 };
enum { ENTRY_ALL = ENTRY_P | ENTRY_W | ENTRY_U | ENTRY_X };
#define ENTRY_DATA ((uint32_t)1 << 31)

#define ENTRY_OF(page, index) \
	(((struct entry_state *)&MEMORY[(page)*PAGE_BYTES]) + (index) % 512)
#define PERM_OF(entry) \
	(((entry)->low & (ENTRY_P | ENTRY_W | ENTRY_U)) | \
	 ((entry)->high & ENTRY_DATA ? 0u : ENTRY_X))

/* A page that is none of the image's. */
#define IS_PAGE(page) \
	((page) < MEMORY_BYTES / PAGE_BYTES && \
	 IS_MEMORY((page)*PAGE_BYTES, PAGE_BYTES))

/* What leads to an address: a directory, an entry for a table, one for it. */
#define DIRECTORY(id, va) (PTP[id].directories[(va) / DIRECTORY_BYTES - 1])
#define PDE(id, va) ENTRY_OF(DIRECTORY(id, va), (va) / TABLE_BYTES)
#define TABLE(id, va) (PDE(id, va)->low / PAGE_BYTES)
#define PTE(id, va) ENTRY_OF(TABLE(id, va), (va) / PAGE_BYTES)

/* Where a directory, or a table, can be asked for. */
#define IS_MAPPED(id, va) ((id) < PTP_COUNT && (va) >= DIRECTORY_BYTES)
#define IN_DIRECTORY(id, va) (IS_MAPPED(id, va) && IS_PAGE(DIRECTORY(id, va)))
#define IN_TABLE(id, va) (IN_DIRECTORY(id, va) && IS_PAGE(TABLE(id, va)))

/* Whether there is a table; if so, it has to be one. */
#define HAS_TABLE(id, va) (DIRECTORY(id, va) != 0 && TABLE(id, va) != 0)
#define IS_WALKABLE(id, va) \
	(IS_MAPPED(id, va) && (!HAS_TABLE(id, va) || IN_TABLE(id, va)))

/* Whether all tables of a map are tables. */
#define HAS_TABLES(id) \
	ALL(page, DIRECTORY_BYTES / PAGE_BYTES, 1 << 20, \
	    IS_WALKABLE(id, page * PAGE_BYTES))

/* The map in use, and where the first one is, which never changes. */
struct map_in_use_state {
	uint32_t id, first_at;
};

extern struct map_in_use_state PT;

enum { MAP_BYTES = 32 };
#define MAP_AT(id) (PT.first_at + (id)*MAP_BYTES)

/* The kernel's part: what is permitted for 2 MiB each, and of those a page. */
enum { IDP_LARGE = 512, IDP_SMALL = 4096 };

struct identity_state {
	struct {
		bool is_there;
		uint32_t perm;
	} large[IDP_LARGE];
	uint32_t small[IDP_SMALL];
};

extern struct identity_state IDP;

enum { MARKS_COUNT = 1 << 18 };
extern bool MARKS[MARKS_COUNT];

/*
 * Bits of control registers 0 and 4 and of EFER, and of what the processor
 * says that it has of them: entries of 64 bits, global pages, no execution of
 * data; write protection for ring 0, no floating point.
 */
enum { CONTROL_EM = 1 << 2, CONTROL_WP = 1 << 16, CONTROL_MAP = 3 };
enum { CONTROL_PAE = 1 << 5, CONTROL_PGE = 1 << 7, PAGING_NXE = 1 << 11 };
enum { HAS_PAE = 1 << 6, HAS_PGE = 1 << 13, HAS_NX = 1 << 20 };
#define CONTROL_PG ((uint32_t)1 << 31)
#define EXTENDED_FEATURES 0x80000000

#define IS_PAGING ((PAGING.controls[0] & CONTROL_PG) != 0)
#define CAN_PAGE \
	((PAGING.basic[1].edx & HAS_PAE) && (PAGING.basic[1].edx & HAS_PGE) && \
	 PAGING.extended[0].eax > EXTENDED_FEATURES && \
	 (PAGING.extended[1].edx & HAS_NX))

void spec_set_PDPTE(uint32_t id, uint32_t va, uint32_t page);
void spec_set_PDE(uint32_t id, uint32_t va, uint32_t page);
void spec_set_PTE(uint32_t id, uint32_t va, uint32_t page, uint32_t perm);
void spec_rmv_PTE(uint32_t id, uint32_t va);
void spec_init_map(uint32_t id);
void spec_set_pt(uint32_t id);
void spec_flush_page(uint32_t va);
bool spec_set_pe(void);
