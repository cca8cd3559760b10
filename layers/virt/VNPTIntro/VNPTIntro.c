#include "VNPTIntro.h"

#include "import.h"

enum { MAP_ENTRIES = 4, ENTRY_COUNT = 512 };
enum { SPAN = GUEST_SIZE / ENTRY_COUNT };

/* As the processor has it, which needs a map at a multiple of 32. */
struct nested {
	uint64_t map[MAP_ENTRIES];
};

static _Alignas(PAGE_SIZE) uint64_t npt_directories[NUM_IDS][ENTRY_COUNT];
static _Alignas(32) struct nested npt_maps[NUM_IDS];

void
init_npt(uint32_t id)
{
	ASSERT(id < NUM_IDS);
	for (uint32_t i = 0; i < ENTRY_COUNT; i++)
		npt_directories[id][i] = 0;
	npt_maps[id] = (struct nested){
		.map = {(uint32_t)npt_directories[id] | PERM_P}};
}

uint32_t
get_NPDE(uint32_t id, uint32_t gpa)
{
	ASSERT(id < NUM_IDS && gpa < GUEST_SIZE);
	return (uint32_t)npt_directories[id][gpa / SPAN] / PAGE_SIZE;
}

void
set_NPDE(uint32_t id, uint32_t gpa, uint32_t page)
{
	ASSERT(id < NUM_IDS && gpa < GUEST_SIZE);
	/* A nested walk is one of ring 3, and it writes: into tables, too. */
	npt_directories[id][gpa / SPAN] =
		page == 0 ? 0 : page * PAGE_SIZE | PERM_P | PERM_W | PERM_U;
}

void
use_npt(uint32_t id)
{
	ASSERT(id < NUM_IDS);
	svm_use_map((uint32_t)&npt_maps[id]);
}
