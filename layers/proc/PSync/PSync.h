/*
 * PSync -- messages of many bytes, copied once, when both sides are there.
 *
 * Who comes first opens a wait and sleeps on the channel of its peer, which
 * wakes it when it comes, and when it ends.  Who comes second copies, in either
 * direction, and need not sleep.
 *
 * Invariants, in a trap and if who ends a process forgets its wait:
 *   I1  who waits is alive, does not run, and may use its bytes.
 *   I2  who waits and sleeps does so on the channel of its peer, who is alive.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/*
 * Requires peer < NUM_IDS, SYNC_SEND or SYNC_RECV, and count bytes at address
 * that the caller may read, or write, as long as the wait is open.
 */
void sync_open(uint32_t kind, uint32_t peer, uint32_t address, uint32_t count);

/* Returns whether the caller's peer has not come. */
bool sync_is_open(void);

/* The caller waits no more. */
void sync_withdraw(void);

/* Returns how many bytes there were when the caller's peer came. */
uint32_t sync_count(void);

/* Requires peer < NUM_IDS.  Whether it waits for the caller, to do kind. */
bool sync_is_waiting(uint32_t peer, uint32_t kind);
/* Requires pid < NUM_IDS.  It waits no more: it has ended. */
void sync_forget(uint32_t pid);

/*
 * Requires sync_is_waiting(peer, SYNC_SEND), or SYNC_RECV, and count bytes at
 * address that the caller may write, or read.  Copies what the peer has, or
 * has room for, up to that many bytes, ends its wait and wakes all that sleep
 * on the caller's channel.  Returns how many bytes there were.
 */
uint32_t sync_meet(uint32_t peer, uint32_t address, uint32_t count);

/*
 * Requires that the caller is in a trap.  Asserts the invariants, and those
 * below: there are none above.  Changes nothing but marks.
 */
void sync_check(void);
