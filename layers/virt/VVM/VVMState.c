#include "VVM.h"

#include "import.h"

uint32_t
vm_get_reg(uint32_t n)
{
	return svm_get_reg(get_curid(), n);
}

void
vm_set_reg(uint32_t n, uint32_t value)
{
	svm_set_reg(get_curid(), n, value);
}

uint32_t
vm_get_seg(uint32_t n, uint32_t word)
{
	return vmcb_get_seg(get_curid(), n, word);
}

void
vm_set_seg(uint32_t n, uint32_t word, uint32_t value)
{
	vmcb_set_seg(get_curid(), n, word, value);
}

void
vm_set_tsc_offset(uint32_t low, uint32_t high)
{
	vmcb_set_tsc_offset(get_curid(), low, high);
}

uint32_t
vm_get_exit_info(uint32_t n)
{
	return vmcb_get_exit_info(get_curid(), n);
}

uint32_t
vm_get_next_eip(void)
{
	return vmcb_get_next_eip(get_curid());
}

void
vm_skip(void)
{
	vmcb_skip(get_curid());
}

void
vm_inject_event(uint32_t event, uint32_t error)
{
	vmcb_inject_event(get_curid(), event, error);
}

bool
vm_check_pending_event(void)
{
	return vmcb_check_pending_event(get_curid());
}

bool
vm_check_interruptible(void)
{
	return vmcb_check_interruptible(get_curid());
}

void
vm_set_intercept_vint(bool wants)
{
	vmcb_set_intercept_vint(get_curid(), wants);
}
