#include "VNPTInit.h"

#include "import.h"

/* There the process may not execute, whatever the tables permit. */
_Static_assert(GUEST_LOW == DATA_LOW && GUEST_SIZE == DATA_HIGH - DATA_LOW,
               "a guest's memory is all that is for data only");

enum { TABLES = GUEST_SIZE / TABLE_SPAN };

void
npt_init(uint32_t mbi)
{
	proc_setup(mbi);
	for (uint32_t id = 0; id < NUM_IDS; id++)
		init_npt(id);
}

void
npt_begin(uint32_t id)
{
	for (uint32_t i = 0; i < TABLES; i++) {
		LOOP(i <= TABLES && IS_BEGUN(id, i), TABLES - i);
		set_NPDE(id, i * TABLE_SPAN,
		         pt_table(id, GUEST_LOW + i * TABLE_SPAN));
	}
}

bool
npt_insert(uint32_t id, uint32_t gpa)
{
	if (!pt_resv(id, GUEST_LOW + gpa, PERM_W | PERM_X))
		return false;
	set_NPDE(id, gpa, pt_table(id, GUEST_LOW + gpa));
	return true;
}

void
npt_check(uint32_t id)
{
	for (uint32_t i = 0; i < TABLES; i++) {
		LOOP(i <= TABLES && IS_SHARED(id, i), TABLES - i);
		uint32_t table = get_NPDE(id, i * TABLE_SPAN);

		ASSERT(table == 0 ||
		       table == pt_table(id, GUEST_LOW + i * TABLE_SPAN));
	}
}
