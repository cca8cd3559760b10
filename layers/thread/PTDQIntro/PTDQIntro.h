/*
 * PTDQIntro -- the two ends of each thread queue.
 *
 * Each primitive requires ch < NUM_QUEUES.  Queue ch holds those that sleep on
 * channel ch; one more holds those that are ready.
 */
#pragma once

#include <stdint.h>

enum { NUM_QUEUES = 65, READY_QUEUE = 64 };

uint32_t tdq_get_head(uint32_t ch);
uint32_t tdq_get_tail(uint32_t ch);

/* Each requires a thread, or NUM_IDS for none. */
void tdq_set_head(uint32_t ch, uint32_t pid);
void tdq_set_tail(uint32_t ch, uint32_t pid);

/* Makes queue ch empty. */
void tdq_init(uint32_t ch);
