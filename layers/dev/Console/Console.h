/*
 * Console -- characters out of the first serial port.
 */
#pragma once

#include <stdint.h>

/* Brings up the machine, then the port: 115200 baud, 8 data bits. */
void console_init(uint32_t mbi);

/* Sends a byte, and waits for the one before it if need be. */
void console_put(char byte);
