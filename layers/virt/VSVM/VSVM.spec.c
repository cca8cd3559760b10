#include "VSVM.state.h"

uint32_t
spec_svm_get_reg(uint32_t id, uint32_t n)
{
	REQUIRE(id < VMS_COUNT && n < VMS_REGISTERS + VM_EAX);
	return n < VM_EAX ? XVMST[id].registers[n] : spec_vmcb_get_reg(id, n);
}

void
spec_svm_set_reg(uint32_t id, uint32_t n, uint32_t value)
{
	REQUIRE(id < VMS_COUNT && n < VMS_REGISTERS + VM_EAX);
	if (n < VM_EAX)
		XVMST[id].registers[n] = value;
	else
		spec_vmcb_set_reg(id, n, value);
}

void
spec_svm_reset(uint32_t id)
{
	spec_vmcb_reset(id);
	spec_xvmst_reset(id);
}

void
spec_svm_use(uint32_t id, uint32_t from)
{
	REQUIRE(id < VMS_COUNT);
	spec_xvmst_own(id, from);
	INUSE.map = NPT.begin + id * NPT_BYTES;
	INUSE.vmcb = VMS.begin + id * VMCB_BYTES;
}

/* A guest that is not confined, or has another's memory, does not run. */
uint32_t
spec_svm_run_vm(uint32_t id)
{
	REQUIRE(id < VMS_COUNT && IS_IN_USE(id) && VMS.of[id].is_confined);
	uint32_t code;

	spec_xvmst_run(id);
	code = VMS.of[id].exit[0];
	if (code == VM_EXIT_INVALID)
		spec_svm_reset(id);
	else
		spec_vmcb_after_exit(id);
	return code;
}
