#include "VNPTIntro.state.h"

enum { TABLE_PAGES = 1 << 20 };

struct nested_maps_state NPT;

void
spec_init_npt(uint32_t id)
{
	REQUIRE(id < NUM_IDS);
	NPT.of[id].has_directory = true;
	UPDATE(i, 0, NPT_TABLES, NPT.of[id].tables[i] = 0);
}

uint32_t
spec_get_NPDE(uint32_t id, uint32_t gpa)
{
	REQUIRE(id < NUM_IDS && gpa < GUEST_SIZE);
	return NPT_TABLE(id, gpa);
}

void
spec_set_NPDE(uint32_t id, uint32_t gpa, uint32_t page)
{
	REQUIRE(id < NUM_IDS && gpa < GUEST_SIZE && page < TABLE_PAGES);
	NPT_TABLE(id, gpa) = page;
}

void
spec_use_npt(uint32_t id)
{
	REQUIRE(id < NUM_IDS);
	spec_svm_use_map(NPT.begin + id * NPT_BYTES);
}
