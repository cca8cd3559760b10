/*
 * PTDQInit -- thread queues as doubly linked lists.
 *
 * Each primitive requires ch < NUM_QUEUES.  Invariant: each thread is in the
 * queue that it names, if it names one, and following next from a head gives
 * the order of arrival.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Brings up what is below; then all queues are empty. */
void tdqueue_init(uint32_t mbi);

bool tdq_is_empty(uint32_t ch);

/* Requires thread pid in no queue.  Appends it. */
void tdq_enqueue(uint32_t ch, uint32_t pid);

/* Takes the first thread and returns it; or returns NUM_IDS if ch is empty. */
uint32_t tdq_dequeue(uint32_t ch);

/* Requires thread pid in queue ch.  Takes it out. */
void tdq_remove(uint32_t ch, uint32_t pid);

/* Requires pid < NUM_IDS.  Returns whether it is in queue ch. */
bool tdq_has(uint32_t ch, uint32_t pid);

/* Asserts the invariant, and those below; changes nothing. */
void tdqueue_check(void);
