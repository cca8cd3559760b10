/* Doubly linked queues, and the sequences that they are: see couples.c. */
// prove: --brief --layer Queues --introduces THREAD --introduces QUEUE
#include "layerc_spec.h"

enum { THREADS = 4, QUEUES = 2, NONE = THREADS, NO_QUEUE = QUEUES };
enum { PLACES = UINT8_MAX + 1 };

static struct {
	uint32_t prev, next; /* or NONE */
} links[THREADS];

static struct {
	uint32_t head, tail; /* or NONE */
} ends[QUEUES];

struct {
	uint32_t queue; /* or NO_QUEUE */
	uint8_t place;
} THREAD[THREADS];

/* Who stands in the places from first on; behind the last place is place 0. */
struct {
	uint8_t first, count;
	uint32_t thread[PLACES];
} QUEUE[QUEUES];

#define IS_TAKEN(q, at) ((uint8_t)((at)-QUEUE[q].first) < QUEUE[q].count)
#define IN_TURN(q, k) QUEUE[q].thread[(uint8_t)(QUEUE[q].first + (k))]

static uint32_t
thread_at(uint32_t q, uint8_t place)
{
	return IS_TAKEN(q, place) ? QUEUE[q].thread[place] : NONE;
}

/* Each thread is where it says, and each place says who is there. */
static bool
are_sequences(void)
{
	return ALL(t, 0, THREADS,
	           THREAD[t].queue == NO_QUEUE ||
	                   (THREAD[t].queue < QUEUES &&
	                    thread_at(THREAD[t].queue, THREAD[t].place) ==
	                            t)) &&
	       ALL(q, 0, QUEUES,
	           ALL(at, 0, PLACES,
	               !IS_TAKEN(q, at) ||
	                       (QUEUE[q].thread[at] < THREADS &&
	                        THREAD[QUEUE[q].thread[at]].queue == q &&
	                        THREAD[QUEUE[q].thread[at]].place == at)));
}

/* So there is room: no queue is longer than there are threads. */
bool
invariant_Queues(void)
{
	return ALL(q, 0, QUEUES,
	           QUEUE[q].count ==
	                   COUNT(t, 0, THREADS, THREAD[t].queue == q)) &&
	       are_sequences();
}

bool
couples_Queues(void)
{
	return ALL(q, 0, QUEUES,
	           ends[q].head == thread_at(q, QUEUE[q].first)) &&
	       ALL(q, 0, QUEUES,
	           ends[q].tail == (QUEUE[q].count > 0
	                                    ? IN_TURN(q, QUEUE[q].count - 1)
	                                    : NONE)) &&
	       ALL(t, 0, THREADS,
	           THREAD[t].queue == NO_QUEUE ||
	                   links[t].next == thread_at(THREAD[t].queue,
	                                              THREAD[t].place + 1)) &&
	       ALL(t, 0, THREADS,
	           THREAD[t].queue == NO_QUEUE ||
	                   links[t].prev == thread_at(THREAD[t].queue,
	                                              THREAD[t].place - 1));
}

void
spec_enqueue(uint32_t q, uint32_t t)
{
	REQUIRE(q < QUEUES && t < THREADS && THREAD[t].queue == NO_QUEUE);
	uint8_t place = QUEUE[q].first + QUEUE[q].count;

	QUEUE[q].thread[place] = t;
	QUEUE[q].count++;
	THREAD[t].queue = q;
	THREAD[t].place = place;
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

void
spec_enqueue_alone(uint32_t q, uint32_t t)
{
	spec_enqueue(q, t);
}

/* Those before it are forgotten. */
void
enqueue_alone(uint32_t q, uint32_t t) // fails: breaks 'couples_Queues'
{
	links[t].prev = links[t].next = NONE;
	ends[q].head = ends[q].tail = t;
}

uint32_t
spec_dequeue(uint32_t q)
{
	REQUIRE(q < QUEUES);
	uint32_t t = IN_TURN(q, 0);

	if (QUEUE[q].count == 0)
		return NONE;
	QUEUE[q].first++;
	QUEUE[q].count--;
	THREAD[t].queue = NO_QUEUE;
	return t;
}

uint32_t
dequeue(uint32_t q)
{
	uint32_t head = ends[q].head, next;

	if (head == NONE)
		return NONE;
	next = links[head].next;
	ends[q].head = next;
	if (next == NONE)
		ends[q].tail = NONE;
	else
		links[next].prev = NONE;
	return head;
}

uint32_t
spec_dequeue_last(uint32_t q)
{
	return spec_dequeue(q);
}

/* Who came last is still the tail of an empty queue. */
uint32_t
dequeue_last(uint32_t q) // fails: breaks 'couples_Queues'
{
	uint32_t head = ends[q].head;

	if (head == NONE)
		return NONE;
	ends[q].head = links[head].next;
	if (ends[q].head != NONE)
		links[ends[q].head].prev = NONE;
	return head;
}
