#include "PTDQIntro.h"

#include "import.h"

_Static_assert(NUM_QUEUES == NUM_IDS + 1 && (int)READY_QUEUE == NUM_IDS &&
                       (int)NO_QUEUE == (int)NUM_QUEUES,
               "a queue for each channel, and one more");

struct tdq {
	uint32_t head, tail;
};

static struct tdq tdq_pool[NUM_QUEUES];

uint32_t
tdq_get_head(uint32_t ch)
{
	ASSERT(ch < NUM_QUEUES);
	return tdq_pool[ch].head;
}

uint32_t
tdq_get_tail(uint32_t ch)
{
	ASSERT(ch < NUM_QUEUES);
	return tdq_pool[ch].tail;
}

void
tdq_set_head(uint32_t ch, uint32_t pid)
{
	ASSERT(ch < NUM_QUEUES);
	ASSERT(pid <= NUM_IDS);
	tdq_pool[ch].head = pid;
}

void
tdq_set_tail(uint32_t ch, uint32_t pid)
{
	ASSERT(ch < NUM_QUEUES);
	ASSERT(pid <= NUM_IDS);
	tdq_pool[ch].tail = pid;
}

void
tdq_init(uint32_t ch)
{
	ASSERT(ch < NUM_QUEUES);
	tdq_pool[ch].head = NUM_IDS;
	tdq_pool[ch].tail = NUM_IDS;
}
