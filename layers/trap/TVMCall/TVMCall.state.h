/* What each call of virtual machines does, for TVM to tell which. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../../virt/VVM/VVM.state.h"
#include "../TTrapArg/TTrapArg.state.h"

void spec_sys_vm_create(void);
void spec_sys_vm_reserve(void);
void spec_sys_vm_run(void);
void spec_sys_vm_exit_info(void);
void spec_sys_vm_get_reg(void);
void spec_sys_vm_set_reg(void);
void spec_sys_vm_get_seg(void);
void spec_sys_vm_set_seg(void);
void spec_sys_vm_inject(void);
void spec_sys_vm_tsc_offset(void);
void spec_sys_file(void);
void spec_sys_tsc_rate(void);
