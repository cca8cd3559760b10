/* What TTrapArg's clients see of the caller: its registers. */
#pragma once

#include <stdint.h>

#include "PCID.state.h"
#include "PUCtx.state.h"

uint32_t spec_syscall_arg1(void);
uint32_t spec_syscall_arg2(void);
void spec_syscall_set_errno(uint32_t error);
void spec_syscall_set_retval1(uint32_t value);
void spec_syscall_set_retval2(uint32_t value);
