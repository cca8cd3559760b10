/*
 * PIPC -- messages of one word, from any process to any.
 *
 * A process receives on its own channel.  Whoever finds the channel empty, or
 * full, may sleep on it, and must look again when it wakes.  Invariant, if who
 * ends a thread clears its channel: no message waits for a dead one.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Brings up what is below; then all channels are empty. */
void proc_init(uint32_t mbi);

/* Returns whether a message waits for the caller. */
bool is_chan_ready(void);

/*
 * Requires ch < NUM_IDS.  Puts value into the channel and wakes all that sleep
 * on it.  Returns true; or false, changing nothing, when the channel is full.
 */
bool send(uint32_t ch, uint32_t value);

/*
 * Takes the message out of the caller's channel and wakes all that sleep on
 * it.  Returns the message; or 0, changing nothing, when there is none.
 */
uint32_t recv(void);

/*
 * Requires ch < NUM_IDS.  Drops the message that waits in the channel, if any,
 * and wakes all that sleep on it: nobody receives there any more.
 */
void chan_clear(uint32_t ch);

/* Asserts the invariant, and those below; changes nothing. */
void chan_check(void);
