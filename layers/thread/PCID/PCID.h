/*
 * PCID -- which thread runs.
 */
#pragma once

#include <stdint.h>

/* Returns the id of the thread that runs, which is the caller's. */
uint32_t get_curid(void);

/* Requires pid < NUM_IDS. */
void set_curid(uint32_t pid);
