/* What maps permit, the kernel's part of them, and marks. */
#include "MPTIntro.state.h"

struct identity_state IDP;
bool MARKS[MARKS_COUNT];

uint32_t
spec_get_perm(uint32_t id, uint32_t va)
{
	REQUIRE(IN_TABLE(id, va));
	return PERM_OF(PTE(id, va)) & PERM_OF(PDE(id, va));
}

uint32_t
spec_get_IDperm(uint32_t va)
{
	uint32_t perm = IDP.large[va / TABLE_SPAN % IDP_LARGE].perm;

	REQUIRE(va < IDENTITY_END && IDP.large[va / TABLE_SPAN].is_there);
	if (va >= IDENTITY_SMALL)
		return perm;
	return perm & IDP.small[va / PAGE_SIZE];
}

bool
spec_has_kernel_part(uint32_t id)
{
	REQUIRE(id < NUM_IDS);
	return PTP[id].has_kernel;
}

bool
spec_get_mark(uint32_t page)
{
	REQUIRE(page < MARKS_COUNT);
	return MARKS[page];
}

void
spec_set_mark(uint32_t page)
{
	REQUIRE(page < MARKS_COUNT);
	MARKS[page] = true;
}

void
spec_clear_marks(void)
{
	UPDATE(page, 0, MARKS_COUNT, MARKS[page] = false);
}

void
spec_set_IDPDE(uint32_t va, uint32_t perm)
{
	REQUIRE(va >= IDENTITY_SMALL && va < IDENTITY_END);
	REQUIRE((perm & ~(uint32_t)ENTRY_ALL) == 0);
	IDP.large[va / TABLE_SPAN].is_there = true;
	IDP.large[va / TABLE_SPAN].perm = perm;
}

void
spec_set_IDPTE(uint32_t va, uint32_t perm)
{
	REQUIRE(va < IDENTITY_SMALL);
	REQUIRE((perm & ~(uint32_t)ENTRY_ALL) == 0);
	IDP.large[va / TABLE_SPAN].is_there = true;
	IDP.large[va / TABLE_SPAN].perm = PERM_P | PERM_W | PERM_X;
	IDP.small[va / PAGE_SIZE] = perm;
}
