/*
 * PIPCIntro -- one channel for each process, one word deep.
 *
 * Each primitive requires ch < NUM_IDS.  Info tells whether content is there
 * to be received.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

bool get_chan_info(uint32_t ch);
uint32_t get_chan_content(uint32_t ch);
void set_chan_info(uint32_t ch, bool info);
void set_chan_content(uint32_t ch, uint32_t content);

/* Sets both. */
void init_chan(uint32_t ch, bool info, uint32_t content);
