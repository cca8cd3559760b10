/*
 * All that belongs to a program in the processor.
 */
#pragma once

#include <stdint.h>

enum { GENERAL = 7 };

struct registers {
	uint32_t general[GENERAL]; /* eax, ebx, ecx, edx, esi, edi, ebp */
	uint32_t flags;
	uint32_t es, fs, gs;
};

extern struct registers wanted, found;

/* Loads what is wanted, does nothing for a while, and stores what is found. */
void registers_hold(void);
