/*
 * VVMCBIntro -- virtual machine control blocks, as words.
 *
 * What the processor reads of a guest, and tells of its exits.  (AMD64
 * Architecture Programmer's Manual, volume 2, appendix B: layout of VMCB.)
 * Each primitive requires id < NUM_IDS; ofs is in bytes, a multiple of 4 below
 * VMCB_SIZE.
 */
#pragma once

#include <stdint.h>

enum { VMCB_SIZE = 4096 };

/* Where things are; those of 64 bits have the high word behind. */
enum {
	VMCB_INTERCEPT_DR = 0x004,
	VMCB_INTERCEPT_1 = 0x00c,
	VMCB_INTERCEPT_2 = 0x010,
	VMCB_PORT_MAP = 0x040,
	VMCB_MSR_MAP = 0x048,
	VMCB_TSC_OFFSET = 0x050,
	VMCB_ASID = 0x058,
	VMCB_TLB_CONTROL = 0x05c,
	VMCB_V_INTERRUPT = 0x060,
	VMCB_INT_SHADOW = 0x068,
	VMCB_EXIT_CODE = 0x070,
	VMCB_EXIT_INFO_1 = 0x078,
	VMCB_EXIT_INFO_2 = 0x080,
	VMCB_EXIT_INT_INFO = 0x088,
	VMCB_NESTED = 0x090,
	VMCB_EVENT = 0x0a8,
	VMCB_EVENT_ERROR = 0x0ac,
	VMCB_NEXT_EIP = 0x0c8,
	VMCB_SEGMENTS = 0x400, /* 16 bytes each: see VVMCBOp */
	VMCB_CPL = 0x4c8,      /* in its highest byte */
	VMCB_EFER = 0x4d0,
	VMCB_CR4 = 0x548,
	VMCB_CR3 = 0x550,
	VMCB_CR0 = 0x558,
	VMCB_DR7 = 0x560,
	VMCB_DR6 = 0x568,
	VMCB_EFLAGS = 0x570,
	VMCB_EIP = 0x578,
	VMCB_ESP = 0x5d8,
	VMCB_EAX = 0x5f8,
	VMCB_SYSENTER_CS = 0x628,
	VMCB_SYSENTER_ESP = 0x630,
	VMCB_SYSENTER_EIP = 0x638,
	VMCB_CR2 = 0x640,
	VMCB_PAT = 0x668,
};

uint32_t vmcb_read(uint32_t id, uint32_t ofs);
void vmcb_write(uint32_t id, uint32_t ofs, uint32_t value);

/* Makes all words 0. */
void vmcb_clear(uint32_t id);

/* The guest that runs next has this one. */
void use_vmcb(uint32_t id);
