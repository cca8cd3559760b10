#include "VSVMSwitch.state.h"

#include "layerc_x86.h"

enum { FEATURES_BEGIN = 0x80000000, FEATURES_SVM = 10 };
enum { CPUID_SVM = 1 << 2, CPUID_NESTED = 1 << 0 };
enum { MSR_EFER = 0xc0000080, MSR_VM_CR = 0xc0010114 };
enum { MSR_HOST_AREA = 0xc0010117 };
enum { VM_CR_REFUSES = 1 << 4 };

struct host_state HCTX;
struct inuse_state INUSE;
struct guest_state GUEST;

/* What a guest leaves in a word of its control block. */
static uint32_t
choose_word(void)
{
	switch (CHOICE(4)) {
	case 0:
		return 0;
	case 1:
		return CHOICE(256) << 8 * CHOICE(4);
	default:
		return CHOICE(1 << 16) << 16 | CHOICE(1 << 16);
	}
}

/*
 * The processor of tests has SVM.  Their first guest halts, with the number
 * that tells that it has its own memory; others exit for all there is.
 */
void
start_VSVMSwitch(void)
{
	enum { RUNS = 512, EXIT = 0x70 / 4, EAX = 0x5f8 / 4 };
	enum { EXITS = 0xa0, INSTRUCTIONS = 0x60, HALTS = 0x78 };
	enum { AX_GOOD = 0xbbbb };

	PAGING.extended[0].eax = FEATURES_BEGIN + FEATURES_SVM;
	PAGING.extended[1].ecx |= CPUID_SVM;
	PAGING.extended[FEATURES_SVM].edx |= CPUID_NESTED;
	for (uint32_t run = 0; run < RUNS; run++) {
		struct left_state *left = &GUEST.left[run];

		for (uint32_t i = 0; i < GUEST_WORDS; i++)
			if (LEFT_BITS(i) != 0)
				left->words[i] = choose_word();
		for (uint32_t i = 0; i < GUEST_REGISTERS; i++)
			left->registers[i] = choose_word();
		left->words[EXIT] = CHOICE(2)   ? INSTRUCTIONS + CHOICE(64)
		                    : CHOICE(4) ? CHOICE(EXITS)
		                                : UINT32_MAX;
	}
	GUEST.left[0].words[EXIT] = HALTS;
	GUEST.left[0].words[EAX] = AX_GOOD;
}

uint64_t
spec_x86_rdmsr(uint32_t number)
{
	AXIOM("the processor keeps it");
	REQUIRE(number == MSR_EFER || number == MSR_VM_CR);
	return number == MSR_EFER ? EFER : GUEST.vm_cr;
}

void
spec_x86_wrmsr(uint32_t number, uint64_t value)
{
	AXIOM("the processor keeps it");
	REQUIRE(number == MSR_EFER || number == MSR_HOST_AREA);
	if (number == MSR_EFER)
		EFER = value;
	else
		GUEST.host_area = value;
}

static bool
has_svm(void)
{
	return PAGING.extended[0].eax >= FEATURES_BEGIN + FEATURES_SVM &&
	       (PAGING.extended[1].ecx & CPUID_SVM) &&
	       (PAGING.extended[FEATURES_SVM].edx & CPUID_NESTED) &&
	       !(GUEST.vm_cr & VM_CR_REFUSES);
}

bool
spec_svm_enable(void)
{
	if (!has_svm())
		return false;
	EFER |= EFER_SVM;
	GUEST.host_area = HCTX.area;
	return true;
}

void
spec_svm_use_map(uint32_t address)
{
	INUSE.map = address;
}

void
spec_svm_use_vmcb(uint32_t address)
{
	INUSE.vmcb = address;
}

/*
 * What it leaves in its memory, and in its control block, has addresses, and is
 * not said: proofs of what runs a guest show nothing of MEMORY.
 */
void
spec_svm_switch(uint32_t *registers)
{
	AXIOM("the guest does what it likes, until the processor ends it; "
	      "what it leaves in its memory is not said");
	const struct left_state *left = &GUEST.left[GUEST.runs % GUEST_RUNS];

	REQUIRE(GUEST_CAN_RUN);
	GUEST.runs++;
	for (uint32_t i = 0; i < GUEST_REGISTERS; i++) {
		GUEST.entered[i] = registers[i];
		registers[i] = left->registers[i];
	}
}

void
spec_extra_switch(uint32_t *save, const uint32_t *load)
{
	AXIOM("what has no other name in the processor than by instructions "
	      "that move all of it");
	for (uint32_t i = 0; i < GUEST_EXTRA; i++) {
		save[i] = GUEST.extra[i];
		GUEST.extra[i] = load[i];
	}
}
