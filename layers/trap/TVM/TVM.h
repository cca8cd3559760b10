/*
 * TVM -- the system calls of virtual machines.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* The numbers of the calls, for eax. */
enum {
	SYS_VM_CREATE = 32,
	SYS_VM_RESERVE,
	SYS_VM_RUN,
	SYS_VM_EXIT_INFO,
	SYS_VM_GET_REG,
	SYS_VM_SET_REG,
	SYS_VM_GET_SEG,
	SYS_VM_SET_SEG,
	SYS_VM_INJECT,
	SYS_VM_TSC_OFFSET,
	SYS_FILE,
	SYS_TSC_RATE,
};

/* Brings up what is below. */
void vm_init(uint32_t mbi);

/* As system_end, when the invariants of VVM hold. */
_Noreturn void vm_end(uint32_t status);

/*
 * What a call does whose number nobody else knows: the one of the above, as
 * TVMCall has it, or E_CALL.  E_INVALID: it works on the caller's machine, and
 * there is none.
 */
void sys_vm(void);
