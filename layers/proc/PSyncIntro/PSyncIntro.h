/*
 * PSyncIntro -- what each process wants to send, and to whom.
 *
 * Each primitive requires pid < NUM_IDS.
 */
#pragma once

#include <stdint.h>

/* Whom pid sends to, plus 1; or 0 for nobody. */
uint32_t get_sync_to(uint32_t pid);

/* Where the bytes are in its memory, and how many. */
uint32_t get_sync_address(uint32_t pid);
uint32_t get_sync_count(uint32_t pid);

void set_sync(uint32_t pid, uint32_t to, uint32_t address, uint32_t count);
