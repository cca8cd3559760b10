/* Arguments and results of system calls, for others' specifications. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

uint32_t spec_syscall_arg1(void);
uint32_t spec_syscall_arg2(void);
uint32_t spec_syscall_arg3(void);
uint32_t spec_syscall_arg4(void);
void spec_syscall_set_errno(uint32_t error);
void spec_syscall_set_retval1(uint32_t value);
void spec_syscall_set_retval2(uint32_t value);
