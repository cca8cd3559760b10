#pragma once

#include <stdint.h>

uint32_t take(uint32_t index);
uint32_t take_again(uint32_t index);
uint32_t take_all(uint32_t index);
uint32_t take_well(uint32_t index);
