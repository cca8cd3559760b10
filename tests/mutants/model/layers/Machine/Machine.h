#pragma once

#include <stdint.h>

void machine_init(void);

/* A byte from a port, and one to it. */
uint32_t port_in(uint32_t port);
void port_out(uint32_t port, uint32_t value);

_Noreturn void machine_stop(uint32_t code);

/* The first byte behind the image. */
uint32_t machine_end(void);
