#include "VVMCBInit.h"

#include "import.h"

/* Bits of the words of intercepts; the manual's table B-1. */
enum {
	INTR = 1u << 0,
	NMI = 1u << 1,
	SMI = 1u << 2,
	INIT = 1u << 3,
	CR0_CHANGE = 1u << 5, /* of more than TS and MP */
	TR_WRITE = 1u << 13,
	RDPMC = 1u << 15,
	CPUID = 1u << 18,
	INVD = 1u << 22,
	HLT = 1u << 24,
	INVLPGA = 1u << 26,
	IO = 1u << 27,
	MSRS = 1u << 28,
	SHUTDOWN = 1u << 31,
};
enum {
	VMRUN = 1u << 0,
	VMMCALL = 1u << 1,
	VMLOAD = 1u << 2,
	VMSAVE = 1u << 3,
	STGI = 1u << 4,
	CLGI = 1u << 5,
	SKINIT = 1u << 6,
	RDTSCP = 1u << 7,
	ICEBP = 1u << 8,
	WBINVD = 1u << 9,
	MONITOR = 1u << 10,
	MWAIT = 1u << 11 | 1u << 12,
	XSETBV = 1u << 13,
};

/*
 * A guest has no breakpoints: QEMU keeps them when the guest exits, and so the
 * host meets them.
 */
enum { DR5_WRITE = 1u << 21, DR7_WRITE = 1u << 23 };

/* One address space for all guests: who runs another flushes. */
enum { ASID = 1 };

/* Of V_INTERRUPT: the guest's flag for interrupts is its own. */
enum { V_INTR_MASKING = 1 << 24 };

enum { NESTED_ON = 1, EFER_SVME = 1 << 12 };
enum { CR0_RESET = 0x60000030, PAT_LOW = 0x00070406, PAT_HIGH = 0x00070406 };
enum { DR6_RESET = 0xffff0ff0, DR7_RESET = 0x400, EFLAGS_RESET = 2 };

/* Segments: ES CS SS DS FS GS GDTR LDTR IDTR TR, of 16 bytes. */
enum { SEGMENT_SIZE = 16, SEGMENT_COUNT = 10, LDTR = 7, TR = 9, CS = 1 };
enum { DATA = 0x93, CODE = 0x9b, TABLE = 0x82, TASK = 0x89 };

enum { PORT_WORDS = 3 * PAGE_SIZE / 4, MSR_WORDS = 2 * PAGE_SIZE / 4 };
enum { EVERY = 0xffffffff };

static bool usable;

/* A bit for each port, and two for each MSR that the processor looks up. */
static _Alignas(PAGE_SIZE) uint32_t port_map[PORT_WORDS];
static _Alignas(PAGE_SIZE) uint32_t msr_map[MSR_WORDS];

/* Guests exit for all of them. */
static void
intercept_all(void)
{
	for (uint32_t i = 0; i < PORT_WORDS; i++) {
		LOOP(i <= PORT_WORDS && ALL(k, 0, i, port_map[k] == EVERY),
		     PORT_WORDS - i);
		port_map[i] = EVERY;
	}
	for (uint32_t i = 0; i < MSR_WORDS; i++) {
		LOOP(i <= MSR_WORDS && ALL(k, 0, i, msr_map[k] == EVERY),
		     MSR_WORDS - i);
		msr_map[i] = EVERY;
	}
}

void
vmcb_init(uint32_t mbi)
{
	npt_init(mbi);
	intercept_all();
	usable = svm_enable();
}

bool
vmcb_is_usable(void)
{
	return usable;
}

static void
reset_control(uint32_t id)
{
	vmcb_write(id, VMCB_INTERCEPT_1,
	           INTR | NMI | SMI | INIT | CR0_CHANGE | TR_WRITE | RDPMC |
	                   CPUID | INVD | HLT | INVLPGA | IO | MSRS | SHUTDOWN);
	vmcb_write(id, VMCB_INTERCEPT_DR, DR5_WRITE | DR7_WRITE);
	vmcb_write(id, VMCB_INTERCEPT_2,
	           VMRUN | VMMCALL | VMLOAD | VMSAVE | STGI | CLGI | SKINIT |
	                   RDTSCP | ICEBP | WBINVD | MONITOR | MWAIT | XSETBV);
	vmcb_write(id, VMCB_PORT_MAP, (uint32_t)port_map);
	vmcb_write(id, VMCB_MSR_MAP, (uint32_t)msr_map);
	vmcb_write(id, VMCB_ASID, ASID);
	vmcb_write(id, VMCB_V_INTERRUPT, V_INTR_MASKING);
	vmcb_write(id, VMCB_NESTED, NESTED_ON);
}

/* A word has the attributes, 12 bits, above the selector; then the limit. */
static void
reset_segment(uint32_t id, uint32_t number, uint32_t attributes)
{
	uint32_t at = VMCB_SEGMENTS + number * SEGMENT_SIZE;

	vmcb_write(id, at, attributes << 16);
	vmcb_write(id, at + 4, 0xffff);
}

void
vmcb_reset(uint32_t id)
{
	vmcb_clear(id);
	reset_control(id);
	for (uint32_t i = 0; i < SEGMENT_COUNT; i++)
		reset_segment(id, i, DATA);
	reset_segment(id, CS, CODE);
	reset_segment(id, LDTR, TABLE);
	reset_segment(id, TR, TASK);
	/* VMRUN refuses guests that could not run guests. */
	vmcb_write(id, VMCB_EFER, EFER_SVME);
	vmcb_write(id, VMCB_CR0, CR0_RESET);
	vmcb_write(id, VMCB_DR6, DR6_RESET);
	vmcb_write(id, VMCB_DR7, DR7_RESET);
	vmcb_write(id, VMCB_EFLAGS, EFLAGS_RESET);
	vmcb_write(id, VMCB_PAT, PAT_LOW);
	vmcb_write(id, VMCB_PAT + 4, PAT_HIGH);
}
