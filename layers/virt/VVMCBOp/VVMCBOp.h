/*
 * VVMCBOp -- what control blocks mean: registers, segments, events and exits.
 *
 * Each primitive requires id < NUM_IDS.  No value makes a guest more than a
 * guest: at worst the processor refuses to run it.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Registers of a guest.  The first ones are not in its control block. */
enum {
	VM_EBX,
	VM_ECX,
	VM_EDX,
	VM_ESI,
	VM_EDI,
	VM_EBP,
	VM_EAX,
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

/* Segments, and the registers of tables. */
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

/*
 * Each requires VM_EAX <= n < VM_REGISTERS.  Of VM_EFER only the no-execute bit
 * and that of SYSCALL can be set, and of VM_CR0 NE always is.
 */
uint32_t vmcb_get_reg(uint32_t id, uint32_t n);
void vmcb_set_reg(uint32_t id, uint32_t n, uint32_t value);

/*
 * Each requires n < VM_SEGMENTS.  Words of a segment: what there is to it, 12
 * bits, above the selector; its limit in bytes; its base.  The attributes are
 * type, S, DPL, P, AVL, L, D and G, from the lowest bit on; the ring of the
 * guest is that of VM_SS.  VM_TR is always a task, of 16 or 32 bits.
 */
enum { SEGMENT_KIND, SEGMENT_LIMIT, SEGMENT_BASE, SEGMENT_WORDS };
uint32_t vmcb_get_seg(uint32_t id, uint32_t n, uint32_t word);
void vmcb_set_seg(uint32_t id, uint32_t n, uint32_t word, uint32_t value);

/* Adds to the guest's time-stamp counter. */
void vmcb_set_tsc_offset(uint32_t id, uint32_t low, uint32_t high);

/*
 * Events, as SVM has them: bit 31 that there is one, bit 11 that it has an
 * error code, type in bits 10 to 8, vector below.  Whether event, which may be
 * anything, is one that can be injected: an interrupt, an NMI, an exception.
 */
bool vmcb_is_event(uint32_t event);

/*
 * Requires vmcb_is_event(event).  When the guest goes on, this has happened to
 * it.
 */
void vmcb_inject_event(uint32_t id, uint32_t event, uint32_t error);

/* Returns whether an event waits for the guest to go on. */
bool vmcb_check_pending_event(uint32_t id);

/* Returns whether the guest would take an interrupt now. */
bool vmcb_check_interruptible(uint32_t id);

/* Whether the guest exits (VM_EXIT_VINTR) when it can take an interrupt. */
void vmcb_set_intercept_vint(uint32_t id, bool wants);

/*
 * Whether interrupts of the host's make the guest exit, as they do after a
 * reset.  If not, they wait as long as it has its own turned off.
 */
void vmcb_set_interrupted(uint32_t id, bool is);

/* Why a guest has exited: SVM's codes. */
enum {
	VM_EXIT_DR5 = 0x35, /* written, as the next three */
	VM_EXIT_DR7 = 0x37,
	VM_EXIT_INTR = 0x60,
	VM_EXIT_VINTR = 0x64,
	VM_EXIT_CR0 = 0x65,
	VM_EXIT_TR = 0x6d,
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
};
#define VM_EXIT_INVALID 0xffffffffu

/*
 * Words about an exit: the code; and from EXIT_INFO_1 on SVM's information 1
 * and 2, of two words each.
 */
enum { EXIT_CODE, EXIT_INFO_1, EXIT_WORDS = 5 };

/* Requires n < EXIT_WORDS. */
uint32_t vmcb_get_exit_info(uint32_t id, uint32_t n);

/*
 * Returns where the instruction ends that made the guest exit; or 0 if it is no
 * instruction that can be done for it.
 */
uint32_t vmcb_get_next_eip(uint32_t id);

/* Requires that this is not 0.  The guest goes on there. */
void vmcb_skip(uint32_t id);

/*
 * What to do after each exit: an event whose delivery it has interrupted waits
 * again, unless the guest does it anew by itself.
 */
void vmcb_after_exit(uint32_t id);

/* When the guest goes on, it looks for all of its pages again. */
void vmcb_flush(uint32_t id);
