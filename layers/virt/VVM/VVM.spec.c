#include "VVM.state.h"

#include "PCID.state.h"

struct machines_state MACHINES;

/*
 * A machine is confined, where there can be any; the one that has run last is
 * what the processor has been told of.
 */
bool
invariant_VVM(void)
{
	return ALL(id, 0, NUM_IDS,
	           MACHINES.of[id].life == NO_MACHINE ||
	                   (MACHINES.possible && VMS.of[id].is_confined)) &&
	       MACHINES.last <= NUM_IDS &&
	       (MACHINES.last == NUM_IDS || IS_IN_USE(MACHINES.last)) &&
	       (!MACHINES.possible || GUEST_CAN_RUN);
}

void
spec_vm_check(void)
{
	if (!ARE_SOUND(NUM_IDS))
		STOP();
}

bool
spec_vm_is_possible(void)
{
	return MACHINES.possible;
}

bool
spec_vm_is_there(void)
{
	return HAS_MACHINE(CID);
}

void
spec_vm_create(void)
{
	REQUIRE(MACHINES.possible);
	if (HAS_MACHINE(CID))
		spec_npt_check(CID);
	if (MACHINES.last == CID)
		MACHINES.last = NUM_IDS;
	spec_npt_begin(CID);
	spec_svm_reset(CID);
	MACHINES.of[CID].life = PROC.of[CID].life;
}

bool
spec_vm_reserve(uint32_t gpa)
{
	return spec_npt_insert(CID, gpa);
}

/* Who runs again is what the processor knows already, but for removed pages. */
uint32_t
spec_vm_run(void)
{
	REQUIRE(HAS_MACHINE(CID) && MACHINES.of[CID].life != NO_MACHINE);
	uint32_t life = MACHINES.of[CID].life, code;
	bool is_last = MACHINES.last == CID && MACHINES.last_life == life;

	if (!is_last || MACHINES.of[CID].removals != PTP[CID].removals)
		spec_vmcb_flush(CID);
	if (!is_last)
		spec_svm_use(CID,
		             MACHINES.last == CID ? NUM_IDS : MACHINES.last);
	MACHINES.of[CID].removals = PTP[CID].removals;
	MACHINES.last = CID;
	MACHINES.last_life = life;
	code = spec_svm_run_vm(CID);
	if (code == VM_EXIT_INVALID)
		MACHINES.of[CID].life = NO_MACHINE;
	return code;
}
