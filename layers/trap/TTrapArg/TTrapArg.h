/*
 * TTrapArg -- arguments and results of system calls.
 *
 * A system call has its number in eax and its arguments in ebx, ecx, edx
 * and esi;
 * the error comes back in eax, and what else there is in ebx and ecx.
 * All is about the last trap of the caller.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Which trap it was, the processor's word about it, and where it happened. */
uint32_t trap_number(void);
uint32_t trap_error(void);
uint32_t trap_place(void);

uint32_t syscall_number(void);
uint32_t syscall_arg1(void);
uint32_t syscall_arg2(void);
uint32_t syscall_arg3(void);
uint32_t syscall_arg4(void);

void syscall_set_errno(uint32_t error);
void syscall_set_retval1(uint32_t value);
void syscall_set_retval2(uint32_t value);

/*
 * Returns whether the count bytes at va, which may be anything, are the
 * caller's to use as perm says.  Stack that it has not touched yet is made to
 * be there.
 */
bool syscall_memory(uint32_t va, uint32_t count, uint32_t perm);
