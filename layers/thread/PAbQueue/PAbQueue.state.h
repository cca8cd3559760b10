/*
 * What PAbQueue's clients see of threads and queues: a queue is a sequence of
 * threads.
 *
 * Its threads stand in the places from first on, one after the other; place 0
 * is behind the last place, so that who comes or goes leaves the others where
 * they are.  A thread that is in no queue is in ABQ_NONE.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { ABTCB_COUNT = 64, ABQ_COUNT = 65, ABQ_NONE = ABQ_COUNT };
enum { ABQ_PLACES = UINT8_MAX + 1 };

struct abtcb_state {
	uint32_t state, queue;
	uint8_t place; /* in that queue, if it is in one */
};

struct abq_state {
	uint8_t first, count;
	uint8_t thread[ABQ_PLACES]; /* by place, as far as there are any */
};

extern struct abtcb_state ABTCB[ABTCB_COUNT];
extern struct abq_state ABQ[ABQ_COUNT];

/* Whether a place of a queue has a thread. */
#define IS_TAKEN(ch, at) ((uint8_t)((at)-ABQ[ch].first) < ABQ[ch].count)

/* The thread at a place: that it is one, nobody has to show. */
#define THREAD_AT(ch, at) (ABQ[ch].thread[at] % ABTCB_COUNT)

/* The k-th thread of a queue. */
#define IN_TURN(ch, k) THREAD_AT(ch, (uint8_t)(ABQ[ch].first + (k)))

void spec_tdqueue_init(uint32_t mbi);
void spec_tdqueue_check(void);
void spec_thread_free(uint32_t pid);
void spec_tdq_remove(uint32_t ch, uint32_t pid);
void spec_tdq_enqueue(uint32_t ch, uint32_t pid);
uint32_t spec_tdq_dequeue(uint32_t ch);
