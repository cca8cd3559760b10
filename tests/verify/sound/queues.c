/* Doubly linked queues, and the sequences that they are: see couples.c. */
// prove: --layer Queues --introduces THREAD --introduces QUEUE
#include "layerc_spec.h"

enum { THREADS = 64, QUEUES = 65, NONE = THREADS };

static struct {
	uint32_t prev, next; /* or NONE */
} links[THREADS];

static struct {
	uint32_t head, tail; /* or NONE */
} ends[QUEUES];

/* A thread is always somewhere: in a queue, or in NO_QUEUE. */
enum { NO_QUEUE = QUEUES };

struct {
	uint32_t queue, place;
} THREAD[THREADS];

/*
 * The sequence, and behind it nobody.  As all queues together have no more
 * threads than there are, there is room for one that is elsewhere: so it is
 * known how many are in the queues before this one.
 */
struct {
	uint32_t count, thread[THREADS + 1];
	uint32_t before;
} QUEUE[QUEUES + 1];

/* Each thread is where it says, and each place says who is there. */
static bool
are_sequences(void)
{
	return ALL(t, 0, THREADS,
	           THREAD[t].queue <= NO_QUEUE &&
	                   THREAD[t].place < QUEUE[THREAD[t].queue].count &&
	                   QUEUE[THREAD[t].queue].thread[THREAD[t].place] ==
	                           t) &&
	       ALL(q, 0, QUEUES + 1,
	           ALL(k, 0, QUEUE[q].count,
	               QUEUE[q].thread[k] < THREADS &&
	                       THREAD[QUEUE[q].thread[k]].queue == q &&
	                       THREAD[QUEUE[q].thread[k]].place == k)) &&
	       ALL(q, 0, QUEUES + 1,
	           ALL(k, QUEUE[q].count, THREADS + 1,
	               QUEUE[q].thread[k] == NONE));
}

/* Together they have no more threads than there are. */
static bool
have_room(void)
{
	return ALL(q, 0, QUEUES + 1, QUEUE[q].before <= THREADS) &&
	       ALL(q, 0, QUEUES + 1,
	           QUEUE[q].count <= THREADS - QUEUE[q].before) &&
	       ALL(q, 0, QUEUES + 1,
	           ALL(p, 0, q,
	               QUEUE[p].before + QUEUE[p].count <= QUEUE[q].before));
}

bool
invariant_Queues(void)
{
	return have_room() && are_sequences();
}

static uint32_t
entry(uint32_t t, uint32_t more)
{
	return QUEUE[THREAD[t].queue].thread[THREAD[t].place + more];
}

bool
couples_Queues(void)
{
	return ALL(q, 0, QUEUES, ends[q].head == QUEUE[q].thread[0]) &&
	       ALL(q, 0, QUEUES,
	           ends[q].tail ==
	                   (QUEUE[q].count > 0
	                            ? QUEUE[q].thread[QUEUE[q].count - 1]
	                            : NONE)) &&
	       ALL(t, 0, THREADS,
	           THREAD[t].queue == NO_QUEUE ||
	                   links[t].next == entry(t, 1)) &&
	       ALL(t, 0, THREADS,
	           THREAD[t].queue == NO_QUEUE ||
	                   links[t].prev == (THREAD[t].place > 0 ? entry(t, -1u)
	                                                         : NONE));
}

/* Thread t is the last of a queue then. */
static void
move(uint32_t t, uint32_t to)
{
	uint32_t from = THREAD[t].queue, place = THREAD[t].place;
	uint32_t last = --QUEUE[from].count;

	UPDATE(k, place, last,
	       QUEUE[from].thread[k] = QUEUE[from].thread[k + 1]);
	QUEUE[from].thread[last] = NONE;
	UPDATE(u, 0, THREADS,
	       if (THREAD[u].queue == from && THREAD[u].place > place) THREAD[u]
	               .place--);
	UPDATE(q, from + 1, QUEUES + 1, QUEUE[q].before--);

	THREAD[t].queue = to;
	THREAD[t].place = QUEUE[to].count++;
	QUEUE[to].thread[THREAD[t].place] = t;
	UPDATE(q, to + 1, QUEUES + 1, QUEUE[q].before++);
}

void
spec_enqueue(uint32_t q, uint32_t t)
{
	REQUIRE(q < QUEUES && t < THREADS && THREAD[t].queue == NO_QUEUE);
	move(t, q);
}

void
enqueue(uint32_t q, uint32_t t)
{
	uint32_t tail = ends[q].tail;

	links[t].prev = tail;
	links[t].next = NONE;
	if (tail == NONE)
		ends[q].head = t;
	else
		links[tail].next = t;
	ends[q].tail = t;
}
