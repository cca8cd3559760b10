/* What VVMCBOp's clients see of a control block: a guest's state, by name. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../VSVMIntro/VSVMIntro.state.h"
#include "../VVMCBInit/VVMCBInit.state.h"

enum { VMS_COUNT = 64, VMS_REGISTERS = 14, VMS_SEGMENTS = 10 };
enum { VMS_SEGMENT_WORDS = 3, VMS_EXIT_WORDS = 5 };

struct virtual_machine_state {
	bool is_confined; /* it exits for all that reaches beyond it */
	uint32_t registers[VMS_REGISTERS]; /* from VM_EAX on */
	uint32_t segments[VMS_SEGMENTS][VMS_SEGMENT_WORDS];
	uint32_t ring;                  /* in the highest byte */
	uint32_t ahead_low, ahead_high; /* of the time-stamp counter */
	uint32_t flush;                 /* of what is known of its pages */
	uint32_t interrupts;            /* of the host's, and one that waits */
	uint32_t exits;                 /* what it exits for: a word of them */
	uint32_t shadow;                /* of an instruction, for interrupts */
	uint32_t exit[VMS_EXIT_WORDS];
	uint32_t next_eip;             /* of the exit, or 0 */
	uint32_t event, error;         /* that happens when it goes on */
	uint32_t was_event, was_error; /* that was to happen at the exit */
};

struct virtual_machines_state {
	uint32_t begin; /* where the processor finds the first control block */
	struct virtual_machine_state of[VMS_COUNT];
};

extern struct virtual_machines_state VMS;

/* What the guest that has run last went on with. */
extern struct virtual_machine_state ENTERED;

/* Which words of a control block say so: appendix B of the manual. */
enum {
	INTERRUPTS_AT = 0x060 / 4,
	SHADOW_AT = 0x068 / 4,
	EXIT_AT = 0x070 / 4,
	WAS_EVENT_AT = 0x088 / 4,
	EVENT_AT = 0x0a8 / 4,
	NEXT_EIP_AT = 0x0c8 / 4,
	RING_AT = 0x4c8 / 4,
};
#define REGISTER_AT(i) \
	(((const uint16_t[VMS_REGISTERS]){0x5f8, 0x5d8, 0x578, 0x570, 0x558, \
	                                  0x640, 0x550, 0x548, 0x4d0, 0x628, \
	                                  0x630, 0x638, 0x668, 0x66c})[i] / \
	 4)

/* A register, by its number. */
#define VM_REGISTER(id, n) (VMS.of[id].registers[(n)-VM_EAX])

bool spec_vmcb_is_event(uint32_t event);
uint32_t spec_vmcb_get_reg(uint32_t id, uint32_t n);
void spec_vmcb_set_reg(uint32_t id, uint32_t n, uint32_t value);
uint32_t spec_vmcb_get_seg(uint32_t id, uint32_t n, uint32_t word);
void spec_vmcb_set_seg(uint32_t id, uint32_t n, uint32_t word, uint32_t value);
void spec_vmcb_set_tsc_offset(uint32_t id, uint32_t low, uint32_t high);
void spec_vmcb_inject_event(uint32_t id, uint32_t event, uint32_t error);
bool spec_vmcb_check_pending_event(uint32_t id);
bool spec_vmcb_check_interruptible(uint32_t id);
void spec_vmcb_set_intercept_vint(uint32_t id, bool wants);
void spec_vmcb_set_interrupted(uint32_t id, bool is);
uint32_t spec_vmcb_get_exit_info(uint32_t id, uint32_t n);
uint32_t spec_vmcb_get_next_eip(uint32_t id);
void spec_vmcb_skip(uint32_t id);
void spec_vmcb_after_exit(uint32_t id);
void spec_vmcb_flush(uint32_t id);
