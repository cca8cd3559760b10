#include "VSVM.h"

#include "import.h"

/* The first registers are not in the control block, and in the same order. */
_Static_assert((int)VM_EBX == (int)X_EBX && (int)VM_ECX == (int)X_ECX &&
                       (int)VM_EDX == (int)X_EDX && (int)VM_ESI == (int)X_ESI &&
                       (int)VM_EDI == (int)X_EDI && (int)VM_EBP == (int)X_EBP &&
                       (int)VM_EAX == (int)X_COUNT,
               "VSVMSwitch.h and VVMCBOp.h");

uint32_t
svm_get_reg(uint32_t id, uint32_t n)
{
	return n < VM_EAX ? xvmst_read(id, n) : vmcb_get_reg(id, n);
}

void
svm_set_reg(uint32_t id, uint32_t n, uint32_t value)
{
	if (n < VM_EAX)
		xvmst_write(id, n, value);
	else
		vmcb_set_reg(id, n, value);
}

void
svm_reset(uint32_t id)
{
	vmcb_reset(id);
	xvmst_reset(id);
}

void
svm_use(uint32_t id, uint32_t from)
{
	use_npt(id);
	use_vmcb(id);
	xvmst_own(id, from);
}

uint32_t
svm_run_vm(uint32_t id)
{
	uint32_t code;

	xvmst_run(id);
	code = vmcb_get_exit_info(id, EXIT_CODE);
	if (code == VM_EXIT_INVALID)
		svm_reset(id);
	else
		vmcb_after_exit(id);
	return code;
}
