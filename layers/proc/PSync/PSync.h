/*
 * PSync -- messages of many bytes, copied once while the sender waits.
 *
 * Who offers sleeps on the channel of the receiver, which wakes it when it has
 * taken, and when it ends; who wants to take sleeps on that of the sender.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/*
 * Requires to < NUM_IDS and count bytes at address that the caller may read, as
 * long as the offer is open.  Offers them, and wakes the caller's channel.
 */
void sync_offer(uint32_t to, uint32_t address, uint32_t count);

/* Returns whether the caller's offer has not been taken. */
bool sync_is_open(void);

/* The caller offers nothing any more. */
void sync_withdraw(void);

/* Requires pid < NUM_IDS.  It offers nothing any more: it has ended. */
void sync_forget(uint32_t pid);

/* Requires from < NUM_IDS.  Returns whether it offers something to the caller.
 */
bool sync_is_offered(uint32_t from);

/*
 * Requires sync_is_offered(from), and room bytes at address that the caller may
 * write.  Copies what there is, up to that many bytes, ends the offer and wakes
 * the caller's channel.  Returns how many they were.
 */
uint32_t sync_take(uint32_t from, uint32_t address, uint32_t room);
