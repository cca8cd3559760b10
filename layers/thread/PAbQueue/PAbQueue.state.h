/* What PAbQueue's clients see: threads, and who is in each queue, in order. */
#pragma once

#include <stdint.h>

enum { ABTCB_COUNT = 64, ABQ_COUNT = 65 };

/* A thread is always somewhere: in a queue, or in NO_QUEUE. */
enum { NO_QUEUE = ABQ_COUNT };

struct abtcb_state {
	uint32_t state;
	uint32_t queue, place;
};

/*
 * The sequence, and behind it nobody: ABTCB_COUNT.  As all queues together have
 * no more threads than there are, there is room for one that is elsewhere: so
 * it is known how many are in the queues before this one.
 */
struct abq_state {
	uint32_t count, thread[ABTCB_COUNT + 1];
	uint32_t before;
};

extern struct abtcb_state ABTCB[ABTCB_COUNT];
extern struct abq_state ABQ[ABQ_COUNT + 1];

/* Thread pid is the last of a queue then. */
void move_thread(uint32_t pid, uint32_t queue);

void spec_tdq_enqueue(uint32_t ch, uint32_t pid);
uint32_t spec_tdq_dequeue(uint32_t ch);
