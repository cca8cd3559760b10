#include "VVM.state.h"

#include "PCID.state.h"

uint32_t
spec_vm_get_reg(uint32_t n)
{
	return spec_svm_get_reg(CID, n);
}

void
spec_vm_set_reg(uint32_t n, uint32_t value)
{
	spec_svm_set_reg(CID, n, value);
}

uint32_t
spec_vm_get_seg(uint32_t n, uint32_t word)
{
	return spec_vmcb_get_seg(CID, n, word);
}

void
spec_vm_set_seg(uint32_t n, uint32_t word, uint32_t value)
{
	spec_vmcb_set_seg(CID, n, word, value);
}

void
spec_vm_set_tsc_offset(uint32_t low, uint32_t high)
{
	spec_vmcb_set_tsc_offset(CID, low, high);
}

uint32_t
spec_vm_get_exit_info(uint32_t n)
{
	return spec_vmcb_get_exit_info(CID, n);
}

uint32_t
spec_vm_get_next_eip(void)
{
	return spec_vmcb_get_next_eip(CID);
}

void
spec_vm_skip(void)
{
	spec_vmcb_skip(CID);
}

void
spec_vm_inject_event(uint32_t event, uint32_t error)
{
	spec_vmcb_inject_event(CID, event, error);
}

bool
spec_vm_check_pending_event(void)
{
	return spec_vmcb_check_pending_event(CID);
}

bool
spec_vm_check_interruptible(void)
{
	return spec_vmcb_check_interruptible(CID);
}

void
spec_vm_set_intercept_vint(bool wants)
{
	spec_vmcb_set_intercept_vint(CID, wants);
}
