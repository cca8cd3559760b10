#include "VNPTInit.state.h"

#include "PSyncIntro.state.h"

uint32_t spec_pt_table(uint32_t id, uint32_t va);
void spec_proc_setup(uint32_t mbi);

/* Nobody waits before there are processes, as in the image. */
void
spec_npt_init(uint32_t mbi)
{
	REQUIRE(ALL(pid, 0, SYNC_COUNT, SYNC[pid].kind == 0));
	spec_proc_setup(mbi);
	UPDATE(id, 0, NPT_COUNT, NPT.of[id].has_directory = true);
	UPDATE_BOTH(id, 0, NPT_COUNT, i, 0, NPT_TABLES,
	            NPT.of[id].tables[i] = 0);
}

/* The table is new, perhaps. */
bool
spec_npt_insert(uint32_t id, uint32_t gpa)
{
	REQUIRE(id < NUM_IDS && gpa < GUEST_SIZE);
	if (!spec_pt_resv(id, GUEST_AT(0) + gpa, PERM_W | PERM_X))
		return false;
	NPT_TABLE(id, gpa) = spec_pt_table(id, GUEST_AT(0) + gpa);
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
