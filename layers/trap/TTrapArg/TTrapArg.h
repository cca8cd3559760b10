/*
 * TTrapArg -- arguments and results of system calls.
 *
 * A system call has its number in eax and its arguments in ebx, ecx, edx and
 * esi; the error comes back in eax, and what else there is in the other four.
 * All is about the last trap of the caller.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* What comes back in eax. */
enum {
	E_OK,
	E_CALL,    /* there is no such call */
	E_INVALID, /* an argument that makes no sense */
	E_MEMORY,  /* the quota is spent */
	E_FULL,    /* a message still waits there */
	E_EMPTY,   /* nothing has come */
	E_ALONE,   /* nobody else is ready, and so nobody would end the wait */
	E_NAME,    /* no program has this name */
	E_IDS,     /* no id is free */
};

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
void syscall_set_retval3(uint32_t value);
void syscall_set_retval4(uint32_t value);

/*
 * Returns whether the count bytes at va, which may be anything, are the
 * caller's to use as perm says.  Stack that it has not touched yet is made to
 * be there.
 */
bool syscall_memory(uint32_t va, uint32_t count, uint32_t perm);
