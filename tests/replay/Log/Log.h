/*
 * Log -- bytes to whoever watches the machine.
 */
#pragma once

#include <stdint.h>

/* Writes count bytes from there on to the port 0xe9, where QEMU keeps them. */
void log_bytes(const void *from, uint32_t count);
