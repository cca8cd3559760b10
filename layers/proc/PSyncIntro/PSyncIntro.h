/*
 * PSyncIntro -- what each process waits to send or to receive, and with whom.
 *
 * Each primitive requires pid < NUM_IDS.
 */
#pragma once

#include <stdint.h>

enum { SYNC_NONE, SYNC_SEND, SYNC_RECV };

uint32_t get_sync_kind(uint32_t pid);

/* With whom; where the bytes are in its memory, and how many. */
uint32_t get_sync_peer(uint32_t pid);
uint32_t get_sync_address(uint32_t pid);
uint32_t get_sync_count(uint32_t pid);

/* Requires a kind.  Nobody is asked whether peer and address make sense. */
void set_sync(uint32_t pid, uint32_t kind, uint32_t peer, uint32_t address,
              uint32_t count);

/* It waits no more; count is how many bytes there were. */
void end_sync(uint32_t pid, uint32_t count);
