#pragma once

#include <stdint.h>

extern uint32_t TICKS[4];
