#include "cpuid.h"

#define BIT(number) (1u << (number))

enum {
	LAST = 1,
	HYPERVISOR = 0x40000000, /* and 255 behind it: the monitor's own */
	PARAVIRTUAL = HYPERVISOR + 1,
	NOTHING = HYPERVISOR + 2,
	EXTENDED = 0x80000000,
	FEATURES = 1,
	EXTENDED_FEATURES = EXTENDED + 1,
	LAST_EXTENDED = EXTENDED + 4, /* the end of the processor's name */
	CLFLUSH_SIZE = 0xff00,
};

/* FPU, VME, DE, PSE, TSC, MSR, PAE, CMPXCHG8B, SYSENTER, PGE, CMOV, PAT. */
#define COMMON_EDX \
	(BIT(0) | BIT(1) | BIT(2) | BIT(3) | BIT(4) | BIT(5) | BIT(6) | \
	 BIT(8) | BIT(13) | BIT(15) | BIT(16) | BIT(23) | BIT(24))

/* And SYSENTER, CLFLUSH, MMX, FXSR, SSE, SSE2. */
#define FEATURES_EDX (COMMON_EDX | BIT(11) | BIT(19) | BIT(25) | BIT(26))

/* SSE3, PCLMULQDQ, SSSE3, SSE4.1, SSE4.2, MOVBE, POPCNT, AES, RDRAND. */
#define FEATURES_ECX \
	(BIT(0) | BIT(1) | BIT(9) | BIT(19) | BIT(20) | BIT(22) | BIT(23) | \
	 BIT(25) | BIT(30))

/*
 * That there is a hypervisor.  Linux then leaves microcode alone, which it
 * would look for in memory that need not be there.
 */
#define FEATURE_HYPERVISOR BIT(31)

/* "KVMKVMKVM", which is how Linux finds what pvclock.h has. */
enum { KVM_1 = 0x4b4d564b, KVM_2 = 0x564b4d56, KVM_3 = 0x4d };

/* Ports need no delay; the clock, and that it never goes back. */
#define KVM_FEATURES (BIT(1) | BIT(3) | BIT(24))

/* LAHF, LZCNT, SSE4A, PREFETCHW. */
#define EXTENDED_ECX (BIT(0) | BIT(5) | BIT(6) | BIT(8))

/* What the first leaf has, and the MMX extensions. */
#define EXTENDED_EDX (COMMON_EDX | BIT(22))

uint32_t
cpuid_leaf(uint32_t leaf)
{
	if (leaf <= LAST || (leaf >= EXTENDED && leaf <= LAST_EXTENDED))
		return leaf;
	if (leaf >> 8 == HYPERVISOR >> 8)
		return leaf < NOTHING ? leaf : NOTHING;
	return LAST;
}

void
cpuid_filter(uint32_t leaf, struct cpuid *answer)
{
	switch (leaf) {
	case 0:
		answer->eax = LAST;
		break;
	case FEATURES:
		answer->ebx &= CLFLUSH_SIZE;
		answer->ecx &= FEATURES_ECX;
		answer->ecx |= FEATURE_HYPERVISOR;
		answer->edx &= FEATURES_EDX;
		break;
	case HYPERVISOR:
		*answer = (struct cpuid){PARAVIRTUAL, KVM_1, KVM_2, KVM_3};
		break;
	case PARAVIRTUAL:
		*answer = (struct cpuid){.eax = KVM_FEATURES};
		break;
	case NOTHING:
		*answer = (struct cpuid){0};
		break;
	case EXTENDED:
		if (answer->eax > LAST_EXTENDED)
			answer->eax = LAST_EXTENDED;
		break;
	case EXTENDED_FEATURES:
		answer->ecx &= EXTENDED_ECX;
		answer->edx &= EXTENDED_EDX;
		break;
	default:
		break;
	}
}
