/*
 * TVMCall -- what each system call of virtual machines does.
 *
 * As in TTrap: a call first checks all its arguments, and if it returns an
 * error nothing has changed.  Arguments and results are in the caller's
 * registers, in this order; all but vm_create, file and tsc_rate require that
 * the caller has a machine, which can run.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* What SYS_VM_RUN does first, and the state of the guest that it returns. */
enum { VM_SKIP = 1, VM_SET_EAX = 2, VM_WINDOW = 4 };
enum { VM_CAN_INTERRUPT = 1 };

/*
 * vm_create(): the caller has a machine, after a reset; its memory is what the
 *	caller has from GUEST_LOW on.  E_INVALID: there are none here.
 * vm_reserve(gpa): a page of zeroes for the guest, the caller's at GUEST_LOW +
 *	gpa.  E_MEMORY: the quota is spent.
 * vm_run(flags, eax, event): lets the guest run until it exits; returns why,
 *	SVM's information 1, the guest's eax and its state.  VM_SKIP goes on
 *	behind the instruction that it has exited with, VM_SET_EAX with this
 *	eax; VM_WINDOW makes it exit when it can take an interrupt.  An event
 *	that is not 0 has happened to it then.  E_FULL: another one waits, and
 *	the guest did not run.
 * vm_exit_info(n): 64 bits, SVM's information 1 or 2.
 * vm_get_reg(n), vm_set_reg(n, value): a register.
 * vm_get_seg(n): base, limit, attributes above the selector.
 * vm_set_seg(n above the selector, base, limit, attributes).
 * vm_inject(event, error): happens before the guest goes on.  E_FULL.
 * vm_tsc_offset(low, high): what the guest's time-stamp counter is ahead.
 * file(number, offset, address, count): copies bytes of a file that the boot
 *	loader has brought; returns how many there are.  E_NAME: no such file.
 * tsc_rate(): returns how often the time-stamp counter ticks in a millisecond.
 */
void sys_vm_create(void);
void sys_vm_reserve(void);
void sys_vm_run(void);
void sys_vm_exit_info(void);
void sys_vm_get_reg(void);
void sys_vm_set_reg(void);
void sys_vm_get_seg(void);
void sys_vm_set_seg(void);
void sys_vm_inject(void);
void sys_vm_tsc_offset(void);
void sys_file(void);
void sys_tsc_rate(void);
