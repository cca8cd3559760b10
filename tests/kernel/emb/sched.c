#include "check.h"
#include "import.h"
#include "tests.h"

enum { ROUNDS = 4, CHANNEL = 63 };

/* Who came by, in order. */
static uint32_t trail[MAX_CHILDREN * ROUNDS + 1];
static uint32_t trail_count;

static void
leave_mark(void)
{
	if (CHECK(trail_count < MAX_CHILDREN * ROUNDS))
		trail[trail_count++] = ring0_self();
}

static void
walk(void)
{
	for (uint32_t i = 0; i < ROUNDS; i++) {
		leave_mark();
		ring0_yield();
	}
}

void
test_yield_goes_round(void)
{
	uint32_t pids[MAX_CHILDREN];

	trail_count = 0;
	for (uint32_t i = 0; i < MAX_CHILDREN; i++)
		pids[i] = ring0_spawn(walk, 0);
	for (uint32_t i = 0; i < MAX_CHILDREN; i++)
		wait_for(pids[i]);
	CHECK(trail_count == MAX_CHILDREN * ROUNDS);
	for (uint32_t i = 0; i < trail_count; i++)
		CHECK(trail[i] == pids[i % MAX_CHILDREN]);
}

static volatile uint32_t factor = 1000;

/* Five values at a time, more than there are registers that calls keep. */
static void
remember(void)
{
	uint32_t pid = ring0_self();
	uint32_t a = factor * pid, b = a + factor, c = b ^ factor, d = c * a;

	for (uint32_t i = 0; i < ROUNDS; i++)
		ring0_yield();
	CHECK(ring0_self() == pid);
	CHECK(a == 1000 * pid && b == 1000 * pid + 1000);
	CHECK(c == (b ^ 1000) && d == c * a);
}

void
test_values_survive_a_yield(void)
{
	uint32_t pids[MAX_CHILDREN];

	for (uint32_t i = 0; i < MAX_CHILDREN; i++)
		pids[i] = ring0_spawn(remember, 0);
	for (uint32_t i = 0; i < MAX_CHILDREN; i++)
		wait_for(pids[i]);
}

static void
doze(void)
{
	CHECK(ring0_sleep(CHANNEL) == RING0_OK);
	leave_mark();
}

void
test_sleepers_wake_in_order(void)
{
	uint32_t pids[MAX_CHILDREN];

	trail_count = 0;
	for (uint32_t i = 0; i < MAX_CHILDREN; i++)
		pids[i] = ring0_spawn(doze, 0);
	ring0_yield();
	ring0_yield();
	CHECK(trail_count == 0);

	for (uint32_t i = 0; i < MAX_CHILDREN; i++) {
		CHECK(ring0_wakeup(CHANNEL - 1) == RING0_OK);
		CHECK(ring0_wakeup(CHANNEL) == RING0_OK);
		ring0_yield();
		CHECK(trail_count == i + 1 && trail[i] == pids[i]);
		CHECK(!ring0_is_alive(pids[i]));
	}
}

void
test_sleep_refuses(void)
{
	CHECK(ring0_sleep(0) == RING0_ALONE);
	CHECK(ring0_sleep(CHANNEL) == RING0_ALONE);
	CHECK(ring0_sleep(NUM_IDS) == RING0_INVALID);
	CHECK(ring0_sleep(UINT32_MAX) == RING0_INVALID);
}

void
test_wakeup_refuses(void)
{
	CHECK(ring0_wakeup(CHANNEL) == RING0_OK);
	CHECK(ring0_wakeup(NUM_IDS) == RING0_INVALID);
	CHECK(ring0_wakeup(UINT32_MAX) == RING0_INVALID);
}
