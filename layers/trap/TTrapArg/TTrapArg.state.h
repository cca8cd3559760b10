/* Arguments and results of system calls, for others' specifications. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

uint32_t spec_trap_number(void);
uint32_t spec_trap_error(void);
uint32_t spec_trap_place(void);
uint32_t spec_syscall_number(void);
uint32_t spec_syscall_arg1(void);
uint32_t spec_syscall_arg2(void);
uint32_t spec_syscall_arg3(void);
uint32_t spec_syscall_arg4(void);
void spec_syscall_set_errno(uint32_t error);
void spec_syscall_set_retval1(uint32_t value);
void spec_syscall_set_retval2(uint32_t value);
void spec_syscall_set_retval3(uint32_t value);
void spec_syscall_set_retval4(uint32_t value);
bool spec_syscall_memory(uint32_t va, uint32_t count, uint32_t perm);
