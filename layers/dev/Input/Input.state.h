/* For others' specifications. */
#pragma once

#include <stdint.h>

uint32_t spec_console_get(void);
