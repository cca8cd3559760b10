/* What VVM's clients see: whose machines may run, and which has run last. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../../proc/PProc/PProc.state.h"
#include "../VNPTInit/VNPTInit.state.h"
#include "../VSVM/VSVM.state.h"

enum { MACHINES_COUNT = 64 };

/* The lives that have made them, and how many pages had been removed then. */
struct machines_state {
	bool possible;
	uint32_t last, last_life; /* last is MACHINES_COUNT for none */
	struct {
		uint32_t life, removals;
	} of[MACHINES_COUNT];
};

extern struct machines_state MACHINES;

/* No process has so many lives. */
#define NO_MACHINE UINT32_MAX
#define HAS_MACHINE(id) (MACHINES.of[id].life == PROC.of[id].life)

/* Those of ids below count belong to who lives, and to nobody else. */
#define ARE_SOUND(count) \
	ALL(id, 0, (count), \
	    !HAS_MACHINE(id) || \
	            (spec_proc_is_alive(id) && IS_SHARED(id, NPT_TABLES)))

void spec_vm_setup(uint32_t mbi);
void spec_vm_check(void);
bool spec_vm_is_possible(void);
bool spec_vm_is_there(void);
void spec_vm_create(void);
bool spec_vm_reserve(uint32_t gpa);
uint32_t spec_vm_run(void);
uint32_t spec_vm_get_reg(uint32_t n);
void spec_vm_set_reg(uint32_t n, uint32_t value);
uint32_t spec_vm_get_seg(uint32_t n, uint32_t word);
void spec_vm_set_seg(uint32_t n, uint32_t word, uint32_t value);
void spec_vm_set_tsc_offset(uint32_t low, uint32_t high);
uint32_t spec_vm_get_exit_info(uint32_t n);
uint32_t spec_vm_get_next_eip(void);
void spec_vm_skip(void);
void spec_vm_inject_event(uint32_t event, uint32_t error);
bool spec_vm_check_pending_event(void);
bool spec_vm_check_interruptible(void);
void spec_vm_set_intercept_vint(bool wants);
