/* What VSVMSwitch's clients see: which guest runs next, and the processor. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../../boot/PreInit/PreInit.state.h"

/* Where VMRUN, and VMSAVE, keep the host's state. */
struct host_state {
	uint32_t area, vmcb;
};

extern struct host_state HCTX;

/* Addresses of the map and of the control block of who runs next. */
struct inuse_state {
	uint32_t map, vmcb;
};

extern struct inuse_state INUSE;

enum { GUEST_WORDS = 1024, GUEST_REGISTERS = 6 };
enum { GUEST_EXTRA = 132, GUEST_RUNS = 1 << 16 };

/* What a guest leaves behind when it has run. */
struct left_state {
	uint32_t words[GUEST_WORDS]; /* in its control block */
	uint32_t registers[GUEST_REGISTERS];
};

/*
 * Registers of SVM, the debug and floating-point registers, those that the last
 * guest went on with, and what guests will leave, the nth time that one runs.
 */
struct guest_state {
	uint64_t vm_cr, host_area;
	uint32_t extra[GUEST_EXTRA];
	uint32_t entered[GUEST_REGISTERS];
	uint32_t runs;
	struct left_state left[GUEST_RUNS];
};

extern struct guest_state GUEST;

/* Whether a guest can: the host's state has a place. */
#define GUEST_CAN_RUN ((EFER & EFER_SVM) && GUEST.host_area == HCTX.area)

enum { EFER_SVM = 1 << 12 };

/*
 * What VMRUN, VMSAVE and svm_switch write of word i of a control block, a bit
 * for each: interrupts that wait, but not how they are treated; the shadow of
 * an instruction, and the exit; the event that was to happen; the map; the
 * instruction; and from 0x400 on the guest's state.
 */
#define IS_FROM(i, low, high) ((i)*4 >= (low) && (i)*4 < (high))
#define LEFT_BITS(i) \
	((i)*4 == 0x60 ? 0x1ffu \
	 : IS_FROM(i, 0x68, 0x90) || IS_FROM(i, 0xa8, 0xb4) || \
	                 IS_FROM(i, 0xc0, 0xe0) || IS_FROM(i, 0x400, 0x6a0) \
	         ? UINT32_MAX \
	         : 0u)

bool spec_svm_enable(void);
void spec_svm_use_map(uint32_t address);
void spec_svm_use_vmcb(uint32_t address);
void spec_svm_switch(uint32_t *registers);
void spec_extra_switch(uint32_t *save, const uint32_t *load);
