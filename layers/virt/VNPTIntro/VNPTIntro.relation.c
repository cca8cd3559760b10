/* Nested maps are what directories name; and these permit all. */
#include "VNPTIntro.c"

#include "VNPTIntro.state.h"

_Static_assert((int)NPT_COUNT == (int)NUM_IDS &&
                       (int)NPT_TABLES == (int)ENTRY_COUNT &&
                       (int)NPT_SPAN == (int)SPAN &&
                       NPT_BYTES == sizeof(struct nested),
               "a map for each id");

static bool
is_link(uint64_t entry)
{
	uint32_t page = (uint32_t)entry / PAGE_SIZE;

	return entry == 0 || (page > 0 && entry == (page * PAGE_SIZE | PERM_P |
	                                            PERM_W | PERM_U));
}

void
abstract_VNPTIntro(void)
{
	NPT.begin = (uint32_t)(const struct nested *)npt_maps;
	UPDATE(id, 0, NUM_IDS,
	       NPT.of[id].has_directory = npt_maps[id].map[0] != 0);
	UPDATE_BOTH(id, 0, NUM_IDS, i, 0, ENTRY_COUNT,
	            NPT.of[id].tables[i] =
	                    (uint32_t)npt_directories[id][i] / PAGE_SIZE);
}

bool
represents_VNPTIntro(void)
{
	return ALL(id, 0, NUM_IDS,
	           npt_maps[id].map[0] == 0 ||
	                   npt_maps[id].map[0] ==
	                           ((uint32_t)npt_directories[id] | PERM_P)) &&
	       ALL(id, 0, NUM_IDS,
	           ALL(i, 1, MAP_ENTRIES, npt_maps[id].map[i] == 0)) &&
	       ALL(id, 0, NUM_IDS,
	           ALL(i, 0, ENTRY_COUNT, is_link(npt_directories[id][i])));
}
