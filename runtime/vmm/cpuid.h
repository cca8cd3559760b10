/*
 * What the guest sees of the processor: what is there, less what this machine
 * has no part for (APIC, machine checks, MTRR, more processors) and what the
 * kernel does not keep for a guest (AVX, long mode, SVM).  The guest is told
 * that there is a hypervisor, and that it has KVM's clock (pvclock.h), by which
 * it knows the rate of the time-stamp counter; else it would look for it in a
 * loop that reads ports.
 *
 * After AMD's manual, volume 3, appendix E (order number 24594).
 */
#pragma once

#include <stdint.h>

struct cpuid {
	uint32_t eax, ebx, ecx, edx;
};

/*
 * Returns the leaf that the processor is to be asked for when the guest asks
 * for this one: a leaf beyond the last that the guest sees is answered as the
 * last basic one, as Intel's processors do.
 */
uint32_t cpuid_leaf(uint32_t leaf);

/* Takes out of the processor's answer what the guest does not see. */
void cpuid_filter(uint32_t leaf, struct cpuid *answer);
