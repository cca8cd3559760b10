/* The system calls of machines, for the files of TVM's specifications. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../../virt/VVM/VVM.state.h"
#include "../TTrapArg/TTrapArg.state.h"

/* Those that look at, or change, what there is of a machine. */
void get_exit_info(void);
void get_register(void);
void set_register(void);
void get_segment(void);
void set_segment(void);
