#include "VVM.h"

#include "import.h"

enum { NO_LIFE = 0xffffffff };

/* The life of the process that has made machine id; what its maps were. */
static struct machine {
	uint32_t life;
	uint32_t removals;
} machines[NUM_IDS];

/*
 * Whose debug and floating-point registers are in the processor, and whose
 * pages it may know: the machine that has run last; or NUM_IDS.
 */
static uint32_t last;
static uint32_t last_life;

static bool possible;

/*
 * The self-test: a page that has "mov ax, 0xbbbb; hlt", and is to be where the
 * guest sees another one, which has "mov ax, 0xaaaa; hlt".  A processor, or an
 * emulator, that takes guest-physical addresses for physical ones runs that.
 */
enum { CODE_GOOD = 0xf4bbbbb8, CODE_BAD = 0xf4aaaab8, AX_GOOD = 0xbbbb };

static void
put_word(uint32_t gpa, uint32_t word)
{
	pt_copyout(ROOT_PROCESS, GUEST_LOW + gpa, (const uint8_t *)&word,
	           sizeof(word));
}

/* Requires that the root has no page yet.  It has none afterwards. */
static bool
test_nested_paging(void)
{
	uint32_t other;
	bool passes = false;

	npt_begin(ROOT_PROCESS);
	svm_reset(ROOT_PROCESS);
	if (npt_insert(ROOT_PROCESS, 0)) {
		other = pt_read(ROOT_PROCESS, GUEST_LOW) / PAGE_SIZE *
		        PAGE_SIZE;
		if (npt_insert(ROOT_PROCESS, other)) {
			put_word(0, CODE_BAD);
			put_word(other, CODE_GOOD);
			vmcb_set_seg(ROOT_PROCESS, VM_CS, SEGMENT_BASE, other);
			vmcb_set_interrupted(ROOT_PROCESS, false);
			svm_use(ROOT_PROCESS, NUM_IDS);
			passes = svm_run_vm(ROOT_PROCESS) == VM_EXIT_HLT &&
			         svm_get_reg(ROOT_PROCESS, VM_EAX) == AX_GOOD;
		}
	}
	pt_free(ROOT_PROCESS);
	npt_begin(ROOT_PROCESS);
	return passes;
}

void
vm_setup(uint32_t mbi)
{
	vmcb_init(mbi);
	for (uint32_t id = 0; id < NUM_IDS; id++)
		machines[id].life = NO_LIFE;
	last = NUM_IDS;
	possible = vmcb_is_usable() && test_nested_paging();
}

void
vm_check(void)
{
	for (uint32_t id = 0; id < NUM_IDS; id++) {
		LOOP(id <= NUM_IDS && ARE_SOUND(id), NUM_IDS - id);
		if (machines[id].life != proc_life(id))
			continue;
		ASSERT(proc_is_alive(id));
		npt_check(id);
	}
}

bool
vm_is_possible(void)
{
	return possible;
}

bool
vm_is_there(void)
{
	uint32_t id = get_curid();

	return machines[id].life == proc_life(id);
}

void
vm_create(void)
{
	uint32_t id = get_curid();

	if (vm_is_there())
		npt_check(id);
	if (last == id)
		last = NUM_IDS;
	npt_begin(id);
	svm_reset(id);
	machines[id].life = proc_life(id);
}

bool
vm_reserve(uint32_t gpa)
{
	return npt_insert(get_curid(), gpa);
}

/* Makes the processor ready for machine id, and for no other. */
static void
use(uint32_t id)
{
	bool is_same = last == id && last_life == machines[id].life;
	uint32_t removals = get_removals(id);

	if (!is_same || machines[id].removals != removals)
		vmcb_flush(id);
	machines[id].removals = removals;
	if (is_same)
		return;
	/* What the last one had is kept, even if nobody wants it any more. */
	svm_use(id, last == id ? NUM_IDS : last);
	last = id;
	last_life = machines[id].life;
}

uint32_t
vm_run(void)
{
	uint32_t id = get_curid(), code;

	use(id);
	code = svm_run_vm(id);
	if (code == VM_EXIT_INVALID)
		machines[id].life = NO_LIFE;
	return code;
}
