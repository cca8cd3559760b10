/*
 * Input -- characters from the first serial port.
 */
#pragma once

#include <stdint.h>

enum { INPUT_NONE = 256 };

/* Takes a byte that has arrived; or returns INPUT_NONE. */
uint32_t console_get(void);
