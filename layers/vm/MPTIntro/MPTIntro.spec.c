#include "MPTIntro.state.h"

struct page_map_state PTP[PTP_COUNT];
struct map_in_use_state PT;

static bool
is_none_or_page(uint32_t page)
{
	return page == 0 || IS_PAGE(page);
}

/*
 * Pages that are named are none of the kernel's own; the map in use is the one
 * that the processor obeys, if it obeys any.
 */
bool
invariant_MPTIntro(void)
{
	return PT.id < NUM_IDS &&
	       ALL(id, 0, NUM_IDS,
	           ALL(i, 0, PTP_DIRECTORIES,
	               is_none_or_page(PTP[id].directories[i]))) &&
	       (!IS_PAGING || PAGING.controls[CONTROL_MAP] == MAP_AT(PT.id));
}

/* The processor of tests has all that maps need. */
void
start_MPTIntro(void)
{
	PAGING.basic[1].edx = HAS_PAE | HAS_PGE;
	if (PAGING.extended[0].eax <= EXTENDED_FEATURES)
		PAGING.extended[0].eax = EXTENDED_FEATURES + 1;
	PAGING.extended[1].edx = HAS_NX;
}

static struct feature_state
choose_feature(void)
{
	return (struct feature_state){
		.eax = CHOICE(1 << 16),
		.ebx = CHOICE(1 << 16),
		.ecx = CHOICE(1 << 16),
	};
}

/* The map in use, and a processor that lacks one thing or nothing. */
void
prepare_MPTIntro(void)
{
	PAGING.basic[1] = choose_feature();
	PAGING.extended[1] = choose_feature();
	start_MPTIntro();
	PAGING.basic[1].edx |= CHOICE(HAS_PAE);
	PAGING.extended[1].edx |= CHOICE(HAS_NX);
	PAGING.controls[0] |= 1u << CHOICE(6);
	PAGING.controls[4] |= 1u << CHOICE(8);
	EFER |= 1u << CHOICE(8);
	PAGING.controls[CONTROL_MAP] = MAP_AT(PT.id);
	switch (CHOICE(8)) {
	case 0:
		PAGING.basic[1].edx = HAS_PAE;
		break;
	case 1:
		PAGING.basic[1].edx = HAS_PGE;
		break;
	case 2:
		PAGING.extended[0].eax = EXTENDED_FEATURES;
		break;
	case 3:
		PAGING.extended[1].edx = ~(uint32_t)HAS_NX;
		break;
	}
}

uint32_t
spec_get_PDPTE(uint32_t id, uint32_t va)
{
	REQUIRE(IS_MAPPED(id, va));
	return DIRECTORY(id, va);
}

void
spec_set_PDPTE(uint32_t id, uint32_t va, uint32_t page)
{
	REQUIRE(IS_MAPPED(id, va) && is_none_or_page(page));
	DIRECTORY(id, va) = page;
}

uint32_t
spec_get_PDE(uint32_t id, uint32_t va)
{
	REQUIRE(IN_DIRECTORY(id, va));
	return TABLE(id, va);
}

/* The entry of a table permits all; one for data permits no execution. */
void
spec_set_PDE(uint32_t id, uint32_t va, uint32_t page)
{
	bool is_data = va >= DATA_LOW && va < DATA_HIGH;

	REQUIRE(IN_DIRECTORY(id, va));
	REQUIRE(is_none_or_page(page));
	*PDE(id, va) = (struct entry_state){
		page == 0 ? 0 : page * PAGE_SIZE | PERM_P | PERM_W | PERM_U,
		page != 0 && is_data ? ENTRY_DATA : 0,
	};
}

uint32_t
spec_get_PTE(uint32_t id, uint32_t va)
{
	REQUIRE(IN_TABLE(id, va));
	return PTE(id, va)->low;
}

void
spec_set_PTE(uint32_t id, uint32_t va, uint32_t page, uint32_t perm)
{
	REQUIRE(IN_TABLE(id, va));
	REQUIRE((perm & ~(uint32_t)ENTRY_ALL) == 0);
	*PTE(id, va) = (struct entry_state){
		page * PAGE_SIZE | perm | PERM_P,
		perm & PERM_X ? 0 : ENTRY_DATA,
	};
}

void
spec_rmv_PTE(uint32_t id, uint32_t va)
{
	REQUIRE(IN_TABLE(id, va));
	*PTE(id, va) = (struct entry_state){0, 0};
	PTP[id].removals++;
}

uint32_t
spec_get_removals(uint32_t id)
{
	REQUIRE(id < NUM_IDS);
	return PTP[id].removals;
}

void
spec_init_map(uint32_t id)
{
	REQUIRE(id < NUM_IDS);
	PTP[id].has_kernel = true;
	PTP[id].directories[0] = 0;
	PTP[id].directories[1] = 0;
	PTP[id].directories[2] = 0;
}

uint32_t
spec_get_pt(void)
{
	return PT.id;
}
