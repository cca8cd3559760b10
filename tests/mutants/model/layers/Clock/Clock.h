#pragma once

#include <stdint.h>

uint32_t clock_read(void);
uint32_t clock_stamp(void);
