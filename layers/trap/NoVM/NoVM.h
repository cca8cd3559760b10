/*
 * NoVM -- there are no virtual machines.
 *
 * It stands where TVM stands in kernels with a hypervisor.
 */
#pragma once

#include <stdint.h>

/* Brings up what is below. */
void vm_init(uint32_t mbi);

/* As system_end. */
_Noreturn void vm_end(uint32_t status);

/* A call whose number nobody knows: there is none. */
void sys_vm(void);
