#pragma once

#include <stdint.h>

enum { LEVELS = 4 };

/* Adds one tick to a level, which is below LEVELS. */
void count(uint32_t level);

/* Returns the ticks of a level, which is below LEVELS. */
uint32_t counted(uint32_t level);

/* Returns whether at, or the handler, is an address at all. */
uint32_t is_here(const uint32_t *at);
uint32_t is_there(const uint32_t *at);
uint32_t is_handler(uint32_t level, void (*handler)(uint32_t, uint32_t));
