/*
 * The clock that KVM offers its guests, of which Linux knows: a structure in
 * the guest's memory says how to make time of the time-stamp counter.
 *
 * After Linux's Documentation/virt/kvm/x86/msr.rst.  No other part of KVM's
 * interface is here, but that ports need no delay (cpuid.h).
 */
#pragma once

#include <stdint.h>

/* The registers that take the addresses of the following. */
enum { PVCLOCK_WALL = 0x4b564d00, PVCLOCK_SYSTEM = 0x4b564d01 };

/* In the latter, whether the structure is kept. */
enum { PVCLOCK_ENABLE = 1 };

/* Nanoseconds since the machine was switched on, at a value of its counter. */
struct pvclock_system {
	uint32_t version; /* odd while it changes */
	uint32_t unused;
	uint64_t counter, ns;
	uint32_t multiplier; /* ns of one of the counter shifted, times 2^32 */
	int8_t shift;        /* to the left */
	uint8_t flags;
	uint8_t pad[2];
};

/* The time of day when the machine was switched on. */
struct pvclock_wall {
	uint32_t version, seconds, ns;
};

/*
 * Returns the structure for a counter of this rate in a millisecond, as clock.h
 * wants it, that was 0 when the machine was switched on.
 */
struct pvclock_system pvclock_begin(uint32_t rate);

/* Returns what a guest makes of the counter. */
uint64_t pvclock_ns(const struct pvclock_system *clock, uint64_t counter);

/* The counter is set, and time goes on as it was. */
void pvclock_jump(struct pvclock_system *clock, uint64_t from, uint64_t to);
