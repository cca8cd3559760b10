/*
 * PTCBIntro -- thread control blocks: a state, a queue, and two links in it.
 *
 * Each primitive requires pid < NUM_IDS.
 */
#pragma once

#include <stdint.h>

enum { THREAD_READY, THREAD_RUN, THREAD_SLEEP, THREAD_DEAD };
enum { NO_QUEUE = 65 };

uint32_t tcb_get_state(uint32_t pid);
uint32_t tcb_get_queue(uint32_t pid);
uint32_t tcb_get_prev(uint32_t pid);
uint32_t tcb_get_next(uint32_t pid);

/* Requires a state from THREAD_READY to THREAD_DEAD. */
void tcb_set_state(uint32_t pid, uint32_t state);

/* Requires a queue, which is a number below NO_QUEUE, or that for none. */
void tcb_set_queue(uint32_t pid, uint32_t ch);

/* Each requires a thread, or NUM_IDS for none. */
void tcb_set_prev(uint32_t pid, uint32_t prev);
void tcb_set_next(uint32_t pid, uint32_t next);

/* Makes pid a dead thread in no queue. */
void tcb_init(uint32_t pid);
