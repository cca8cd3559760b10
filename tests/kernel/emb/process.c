#include <stddef.h>

#include "check.h"
#include "import.h"
#include "tests.h"

enum { ROOT = 0, QUOTA = 12, CHANNEL = 50 };

void
wait_for(uint32_t pid)
{
	while (ring0_is_alive(pid))
		ring0_yield();
}

void
test_root_is_alone(void)
{
	CHECK(ring0_self() == ROOT);
	CHECK(ring0_is_alive(ROOT));
	for (uint32_t pid = ROOT + 1; pid <= NUM_IDS; pid++)
		CHECK(!ring0_is_alive(pid));
	CHECK(!ring0_is_alive(UINT32_MAX));
	ring0_yield(); /* to itself */
	CHECK(ring0_usage() == 0);
}

static uint32_t run_count, last_pid;

static void
note(void)
{
	run_count++;
	last_pid = ring0_self();
}

void
test_spawn_refuses(void)
{
	uint32_t left = ring0_quota() - ring0_usage();

	run_count = 0;
	CHECK(ring0_spawn(NULL, 0) == NUM_IDS);
	CHECK(ring0_spawn(note, left + 1) == NUM_IDS);
	CHECK(ring0_spawn(note, UINT32_MAX) == NUM_IDS);
	CHECK(ring0_quota() - ring0_usage() == left);
	ring0_yield();
	CHECK(run_count == 0);

	/* The last page may go. */
	wait_for(ring0_spawn(note, left));
	CHECK(run_count == 1);
}

void
test_child_runs_and_returns(void)
{
	uint32_t usage = ring0_usage();
	uint32_t child = ring0_spawn(note, QUOTA);

	run_count = 0;
	if (!CHECK(child < NUM_IDS && child != ROOT))
		return;
	CHECK(ring0_is_alive(child));
	CHECK(ring0_usage() == usage + QUOTA);
	ring0_yield();
	CHECK(run_count == 1 && last_pid == child);
	CHECK(!ring0_is_alive(child));
	CHECK(ring0_usage() == usage);
}

static void
exit_early(void)
{
	note();
	ring0_exit();
	run_count = 100;
}

void
test_child_exits(void)
{
	run_count = 0;
	wait_for(ring0_spawn(exit_early, QUOTA));
	CHECK(run_count == 1);
	CHECK(ring0_usage() == 0);
}

static void
look_at_the_frame(void)
{
	const uint32_t *frame = __builtin_frame_address(0);

	/* The caller's ebp, the return address; there the 16 bytes begin. */
	CHECK((uint32_t)&frame[2] % 16 == 0);
	CHECK(frame[0] == 0);
}

/* The first child ends in the middle of a frame, the second gets its id. */
void
test_stack_of_a_child(void)
{
	uint32_t first = ring0_spawn(exit_early, 0), second;

	wait_for(first);
	second = ring0_spawn(look_at_the_frame, 0);
	CHECK(second == first);
	wait_for(second);
}

void
test_children_are_limited(void)
{
	uint32_t pids[MAX_CHILDREN], again;

	for (uint32_t i = 0; i < MAX_CHILDREN; i++) {
		pids[i] = ring0_spawn(note, QUOTA);
		CHECK(ring0_is_alive(pids[i]));
	}
	CHECK(ring0_spawn(note, QUOTA) == NUM_IDS);
	CHECK(ring0_usage() == MAX_CHILDREN * QUOTA);

	CHECK(ring0_kill(pids[1]) == RING0_OK);
	again = ring0_spawn(note, QUOTA);
	CHECK(again == pids[1]);
	for (uint32_t i = 0; i < MAX_CHILDREN; i++)
		wait_for(pids[i]);
	CHECK(ring0_usage() == 0);
}

static uint32_t born_count;
static bool is_full;

/* Has as many children as it can, and outlives the time when all are born. */
static void
grow(void)
{
	while (ring0_spawn(grow, 0) != NUM_IDS)
		born_count++;
	while (!is_full)
		ring0_yield();
}

void
test_ids_run_out(void)
{
	born_count = 0;
	is_full = false;
	while (ring0_spawn(grow, 0) != NUM_IDS)
		born_count++;
	for (uint32_t i = 0; i < NUM_IDS; i++)
		ring0_yield();
	CHECK(born_count == NUM_IDS - 1);
	for (uint32_t pid = 0; pid < NUM_IDS; pid++)
		CHECK(ring0_is_alive(pid));

	is_full = true;
	for (uint32_t pid = 1; pid < NUM_IDS; pid++)
		wait_for(pid);
}

static uint32_t orphan;

static void
sleep_once(void)
{
	CHECK(ring0_sleep(CHANNEL) == RING0_OK);
	note();
}

static void
leave_an_orphan(void)
{
	orphan = ring0_spawn(sleep_once, 5);
	CHECK(ring0_alloc() != PAGE_NONE);
	ring0_yield();
}

void
test_orphan_keeps_its_parents_share(void)
{
	uint32_t parent = ring0_spawn(leave_an_orphan, QUOTA);
	uint32_t others[MAX_CHILDREN];

	run_count = 0;
	wait_for(parent);
	CHECK(ring0_is_alive(orphan));
	CHECK(ring0_usage() == QUOTA);
	for (uint32_t i = 1; i < MAX_CHILDREN; i++) {
		others[i] = ring0_spawn(note, 1);
		CHECK(ring0_is_alive(others[i]) && others[i] != parent);
	}
	CHECK(ring0_spawn(note, 1) == NUM_IDS);
	for (uint32_t i = 1; i < MAX_CHILDREN; i++)
		wait_for(others[i]);
	CHECK(ring0_kill(parent) == RING0_INVALID);
	CHECK(ring0_kill(orphan) == RING0_INVALID);

	CHECK(ring0_wakeup(CHANNEL) == RING0_OK);
	wait_for(orphan);
	CHECK(run_count == MAX_CHILDREN && last_pid == orphan);
	CHECK(ring0_usage() == 0);
}

void
test_kill_ready_and_sleeping(void)
{
	uint32_t ready, asleep[2];

	run_count = 0;
	asleep[0] = ring0_spawn(sleep_once, QUOTA);
	asleep[1] = ring0_spawn(sleep_once, QUOTA);
	ring0_yield();
	ready = ring0_spawn(note, QUOTA);

	CHECK(ring0_kill(ready) == RING0_OK);
	CHECK(ring0_kill(asleep[0]) == RING0_OK);
	CHECK(!ring0_is_alive(ready) && !ring0_is_alive(asleep[0]));
	CHECK(ring0_usage() == QUOTA);
	CHECK(ring0_wakeup(CHANNEL) == RING0_OK);
	wait_for(asleep[1]);
	CHECK(run_count == 1 && last_pid == asleep[1]);
	CHECK(ring0_usage() == 0);
}

static void
kill_upwards(void)
{
	CHECK(ring0_kill(ROOT) == RING0_INVALID);
	CHECK(ring0_kill(ring0_self()) == RING0_INVALID);
	note();
}

void
test_kill_refuses(void)
{
	uint32_t child = ring0_spawn(kill_upwards, 0);

	run_count = 0;
	wait_for(child);
	CHECK(run_count == 1);
	CHECK(ring0_kill(child) == RING0_INVALID);
	CHECK(ring0_send(ROOT, 1) == RING0_OK);
	CHECK(ring0_kill(ROOT) == RING0_INVALID);
	CHECK(ring0_recv() == 1);
	CHECK(ring0_kill(NUM_IDS) == RING0_INVALID);
	CHECK(ring0_kill(UINT32_MAX) == RING0_INVALID);
}
