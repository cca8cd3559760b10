/*
 * What the files of TVM share.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/*
 * Requires that the caller has a machine.  Does the call if it is one that asks
 * for, or sets, what there is of it; returns whether it is.
 */
bool dispatch_state(uint32_t number);

void sys_file(void);
void sys_tsc_rate(void);
