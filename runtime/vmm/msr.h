/*
 * Model-specific registers that the virtual machine has: those that the kernel
 * keeps for it.  The others are read as 0, and written without effect; the
 * time-stamp counter is the monitor's own.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { MSR_TSC = 0x10 };

struct msr {
	uint32_t number;
	uint32_t low, high; /* the kernel's numbers of its halves */
	bool has_high;
};

/* Returns it, or null. */
const struct msr *msr_find(uint32_t number);
