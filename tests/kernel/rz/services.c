#include "services.h"

#include "import.h"

static uint32_t failures;
static volatile uint32_t child_turns;

static void
check(bool held)
{
	failures += !held;
}

static void
child(void)
{
	for (uint32_t i = 0; i < 3; i++) {
		child_turns++;
		ring0_yield();
	}
}

static void
sleeper(void)
{
	ring0_sleep(ring0_self());
}

/* What ring 0 can do while others are in ring 3. */
static void
run_checks(void)
{
	uint32_t usage = ring0_usage(), pid, page;

	check(ring0_is_alive(0));
	check(ring0_spawn(0, 1) == NUM_IDS);
	check(ring0_spawn(child, ring0_quota() + 1) == NUM_IDS);
	pid = ring0_spawn(child, 2);
	check(pid != NUM_IDS && ring0_is_alive(pid));
	while (ring0_is_alive(pid))
		ring0_yield();
	check(child_turns == 3);

	pid = ring0_spawn(sleeper, 2);
	ring0_yield();
	check(ring0_is_alive(pid));
	check(ring0_kill(pid) == RING0_OK && !ring0_is_alive(pid));
	check(ring0_kill(pid) == RING0_INVALID);
	check(ring0_kill(0) == RING0_INVALID);

	page = ring0_alloc();
	check(page != 0);
	*(volatile uint32_t *)(page * PAGE_SIZE) = 77;
	check(ring0_free(page) == RING0_OK);
	check(ring0_free(page) == RING0_INVALID);
	check(ring0_usage() == usage);
	check(ring0_send(NUM_IDS, 1) == RING0_INVALID);
	check(ring0_sleep(NUM_IDS) == RING0_INVALID);
}

/* Nothing moves from before it to behind it, or back. */
static uint64_t
now(void)
{
	uint64_t count;

	__asm__ volatile("rdtsc" : "=A"(count) : : "memory");
	return count;
}

/*
 * Reading the counter twice is two instructions.  It is read where it is known
 * what to measure, so that only this is measured.
 */
static uint32_t
cost_of(uint32_t what)
{
	uint64_t begin = 0;

	switch (what) {
	case ASK_SELF:
		begin = now();
		ring0_self();
		break;
	case ASK_MESSAGE:
		begin = now();
		ring0_send(ring0_self(), 1);
		ring0_recv();
		break;
	case ASK_PAGE:
		begin = now();
		ring0_free(ring0_alloc());
		break;
	}
	return (uint32_t)(now() - begin) - 2;
}

void
tester(void)
{
	for (;;) {
		uint32_t word, asker, what, answer;

		while (!ring0_has_message())
			ring0_sleep(ring0_self());
		word = ring0_recv();
		asker = word >> 16;
		what = (uint16_t)word;
		if (what == ASK_CHECKS)
			run_checks();
		answer = what == ASK_CHECKS ? failures : cost_of(what);
		ring0_send(asker, answer);
		if (what == ASK_END)
			return;
	}
}
