#include "VNPTInit.state.h"

#define BELOW "not proved yet: what it calls has no specification"

void spec_proc_setup(uint32_t mbi);

void
spec_npt_init(uint32_t mbi)
{
	AXIOM(BELOW);
	spec_proc_setup(mbi);
	for (uint32_t id = 0; id < NUM_IDS; id++)
		spec_init_npt(id);
}

/* The table is new, perhaps. */
bool
spec_npt_insert(uint32_t id, uint32_t gpa)
{
	AXIOM(BELOW);
	REQUIRE(id < NUM_IDS && gpa < GUEST_SIZE);
	if (!spec_pt_resv(id, GUEST_AT(0) + gpa, PERM_W | PERM_X))
		return false;
	NPT_TABLE(id, gpa) = GUEST_TABLE(id, gpa / NPT_SPAN);
	return true;
}

void
spec_npt_begin(uint32_t id)
{
	REQUIRE(id < NUM_IDS);
	UPDATE(i, 0, NPT_TABLES, NPT.of[id].tables[i] = GUEST_TABLE(id, i));
}

void
spec_npt_check(uint32_t id)
{
	REQUIRE(id < NUM_IDS);
	if (!IS_SHARED(id, NPT_TABLES))
		STOP();
}
