/* What 'Console' imports.  Made by layerc: change the manifest instead. */
#pragma once

/* Machine, from layers/Machine/Machine.h */
#include <stdint.h>
uint32_t port_in(uint32_t port);
void port_out(uint32_t port, uint32_t value);
