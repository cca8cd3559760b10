#pragma once

#include <stdbool.h>
#include <stdint.h>

extern uint32_t TICKS[1024];
