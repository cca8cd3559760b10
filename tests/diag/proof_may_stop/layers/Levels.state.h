#pragma once

#include <stdint.h>

enum { LEVEL_COUNT = 4 };
extern uint32_t LEVEL[LEVEL_COUNT];

void spec_level_check(void);
