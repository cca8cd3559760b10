/* What 'Table' imports.  Made by layerc: change the manifest instead. */
#pragma once

/* Machine, from layers/Machine/Machine.h */
#include <stdint.h>
void machine_init(void);
_Noreturn void machine_stop(uint32_t code);
