/* Whether there can be machines: the first guest finds out. */
#include "VVM.state.h"

#include "MContainer.state.h"

/* "mov ax, 0xbbbb; hlt", and the same with another number. */
enum { CODE_GOOD = 0xf4bbbbb8, CODE_BAD = 0xf4aaaab8, AX_GOOD = 0xbbbb };
enum { CODE_BYTES = 4 };

void spec_pt_free(uint32_t id);

static void
put_code(uint32_t gpa, uint32_t code)
{
	spec_pt_copyout(ROOT_PROCESS, GUEST_AT(0) + gpa, (const uint8_t *)&code,
	                CODE_BYTES);
}

/* A guest whose code is at other, where the host has other code. */
static bool
finds_its_code(uint32_t other)
{
	put_code(0, CODE_BAD);
	put_code(other, CODE_GOOD);
	spec_vmcb_set_seg(ROOT_PROCESS, VM_CS, SEGMENT_BASE, other);
	spec_vmcb_set_interrupted(ROOT_PROCESS, false);
	spec_svm_use(ROOT_PROCESS, NUM_IDS);
	return spec_svm_run_vm(ROOT_PROCESS) == VM_EXIT_HLT &&
	       spec_svm_get_reg(ROOT_PROCESS, VM_EAX) == AX_GOOD;
}

/* Where its page at 0 is the host's, it would find that. */
static bool
has_own_memory(void)
{
	uint32_t other;
	bool has = false;

	if (spec_npt_insert(ROOT_PROCESS, 0)) {
		other = spec_pt_read(ROOT_PROCESS, GUEST_AT(0)) / PAGE_BYTES *
		        PAGE_BYTES;
		if (spec_npt_insert(ROOT_PROCESS, other))
			has = finds_its_code(other);
	}
	return has;
}

void
spec_vm_setup(uint32_t mbi)
{
	spec_vmcb_init(mbi);
	MACHINES.possible = false;
	MACHINES.last = NUM_IDS;
	UPDATE(id, 0, NUM_IDS, MACHINES.of[id].life = NO_MACHINE);
	if (!spec_vmcb_is_usable())
		return;
	spec_npt_begin(ROOT_PROCESS);
	spec_svm_reset(ROOT_PROCESS);
	MACHINES.possible = has_own_memory();
	spec_pt_free(ROOT_PROCESS);
	spec_npt_begin(ROOT_PROCESS);
}
