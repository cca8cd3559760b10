/*
 * What the virtual machine monitor knows of the kernel, as its test on the host
 * has it.  The guest's memory lies where the host has nothing.
 */
#pragma once

#include <stdint.h>

enum {
	E_OK,
	E_CALL,
	E_INVALID,
	E_MEMORY,
	E_FULL,
	E_EMPTY,
	E_ALONE,
	E_NAME,
};

enum { GUEST_LOW = 0x10000000, GUEST_SIZE = 1 << 30 };

enum { VM_SKIP = 1, VM_SET_EAX = 2, VM_WINDOW = 4, VM_CAN_INTERRUPT = 1 };

enum {
	VM_EXIT_INTR = 0x60,
	VM_EXIT_VINTR = 0x64,
	VM_EXIT_RDPMC = 0x6f,
	VM_EXIT_CPUID = 0x72,
	VM_EXIT_INVD = 0x76,
	VM_EXIT_HLT = 0x78,
	VM_EXIT_INVLPGA = 0x7a,
	VM_EXIT_IOIO = 0x7b,
	VM_EXIT_MSR = 0x7c,
	VM_EXIT_SHUTDOWN = 0x7f,
	VM_EXIT_VMRUN = 0x80,
	VM_EXIT_VMMCALL = 0x81,
	VM_EXIT_VMLOAD = 0x82,
	VM_EXIT_VMSAVE = 0x83,
	VM_EXIT_STGI = 0x84,
	VM_EXIT_CLGI = 0x85,
	VM_EXIT_RDTSCP = 0x87,
	VM_EXIT_WBINVD = 0x89,
	VM_EXIT_MONITOR = 0x8a,
	VM_EXIT_MWAIT = 0x8b,
	VM_EXIT_XSETBV = 0x8d,
	VM_EXIT_NPF = 0x400,
	VM_EXIT_INVALID = 0xffffffff,
};

enum {
	VM_EAX,
	VM_EBX,
	VM_ECX,
	VM_EDX,
	VM_ESI,
	VM_EDI,
	VM_EBP,
	VM_ESP,
	VM_EIP,
	VM_EFLAGS,
	VM_CR0,
	VM_CR2,
	VM_CR3,
	VM_CR4,
	VM_EFER,
	VM_SYSENTER_CS,
	VM_SYSENTER_ESP,
	VM_SYSENTER_EIP,
	VM_PAT_LOW,
	VM_PAT_HIGH,
	VM_REGISTERS,
};

enum {
	VM_ES,
	VM_CS,
	VM_SS,
	VM_DS,
	VM_FS,
	VM_GS,
	VM_GDTR,
	VM_LDTR,
	VM_IDTR,
	VM_TR,
	VM_SEGMENTS,
};

struct process_info {
	uint32_t state, parent, quota, usage, program;
};
