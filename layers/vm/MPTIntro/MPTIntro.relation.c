/* Maps begin in the pool; what a page of entries holds is in MEMORY. */
#include "MPTIntro.c"
#include "MPTIntroCheck.c"

#include "MPTIntro.state.h"

_Static_assert((int)PTP_COUNT == (int)NUM_IDS &&
                       PTP_DIRECTORIES + 1 == (int)MAP_ENTRIES,
               "a map for each id");
_Static_assert((int)ENTRY_P == (int)PERM_P && (int)ENTRY_W == (int)PERM_W &&
                       (int)ENTRY_U == (int)PERM_U &&
                       (int)ENTRY_X == (int)PERM_X,
               "what is permitted");
_Static_assert((int)DIRECTORY_BYTES == (int)DIRECTORY_SPAN &&
                       (int)DIRECTORY_BYTES == (int)IDENTITY_END &&
                       (int)TABLE_BYTES == (int)TABLE_SPAN &&
                       (int)PAGE_BYTES == (int)PAGE_SIZE,
               "what is mapped");
_Static_assert((int)IDP_LARGE == (int)ENTRY_COUNT, "a directory");
_Static_assert(IDP_SMALL == IDENTITY_SMALL / PAGE_SIZE, "its small pages");
_Static_assert(MARKS_COUNT == IDENTITY_END / PAGE_SIZE, "a mark for each");
_Static_assert(sizeof(struct entry_state) == sizeof(struct entry) &&
                       MAP_BYTES == sizeof(map_pool[0]),
               "the same");

enum { SMALL_TABLES = IDENTITY_SMALL / TABLE_SPAN };

void
abstract_MPTIntro(void)
{
	UPDATE(id, 0, NUM_IDS, {
		PTP[id].has_kernel = map_pool[id][0].low != 0;
		PTP[id].removals = map_removals[id];
	});
	UPDATE_BOTH(id, 0, NUM_IDS, i, 0, PTP_DIRECTORIES,
	            PTP[id].directories[i] =
	                    map_pool[id][i + 1].low / PAGE_SIZE);
	PT.id = map_current;
	PT.first_at = (uint32_t)map_pool;
	UPDATE(i, 0, IDP_LARGE, {
		IDP.large[i].is_there = kernel_directory[i].low != 0;
		IDP.large[i].perm = permits(&kernel_directory[i]);
	});
	UPDATE(i, 0, IDP_SMALL,
	       IDP.small[i] = permits(
		       &kernel_tables[i / ENTRY_COUNT][i % ENTRY_COUNT]));
	UPDATE(page, 0, MARKS_COUNT,
	       MARKS[page] = page_marks[page / 32] >> page % 32 & 1);
}

/*
 * A number that leads to entries of the kernel's own leads to the right, and
 * what is mapped at its own address is there.
 */
bool
represents_MPTIntro(void)
{
	return ALL(id, 0, NUM_IDS,
	           map_pool[id][0].low == 0 ||
	                   map_pool[id][0].low ==
	                           ((uint32_t)kernel_directory | PERM_P)) &&
	       ALL(i, 0, SMALL_TABLES,
	           kernel_directory[i].low == 0 ||
	                   kernel_directory[i].low ==
	                           ((uint32_t)&kernel_tables[i] | PERM_P |
	                            PERM_W)) &&
	       ALL(i, SMALL_TABLES, IDP_LARGE,
	           kernel_directory[i].low == 0 ||
	                   ((kernel_directory[i].low & ENTRY_LARGE) &&
	                    kernel_directory[i].low / TABLE_SPAN == i)) &&
	       ALL(i, 0, SMALL_TABLES,
	           ALL(k, 0, ENTRY_COUNT,
	               kernel_tables[i][k].low == 0 ||
	                       kernel_tables[i][k].low / PAGE_SIZE ==
	                               i * ENTRY_COUNT + k)) &&
	       ALL(id, 0, NUM_IDS,
	           ALL(i, 0, MAP_ENTRIES,
	               map_pool[id][i].low == 0 ||
	                       ((map_pool[id][i].low & PERM_P) &&
	                        map_pool[id][i].low / PAGE_SIZE > 0)));
}
