/*
 * What holds when the processor is taken away.  No spinner gives it up by
 * itself, so each yield that comes back shows a tick in the midst of one.
 */
#include "../../base/tests/check.h"
#include "../spin/spin.h"
#include "sys.h"
#include "text.h"

int main(void);

enum { QUOTA = 64, ROUNDS = 20, SIZE = 6000 };

static uint32_t usage_at_start;

static uint32_t
start(uint32_t what)
{
	uint32_t pid = NUM_IDS;

	CHECK(sys_spawn("spin", QUOTA, &pid) == E_OK);
	CHECK(send_wait(pid, what) == E_OK);
	return pid;
}

static uint32_t
end_of(uint32_t pid)
{
	uint32_t status = 0, error;

	while ((error = sys_wait(pid, &status)) == E_ALONE)
		sys_yield();
	CHECK(error == E_OK);
	return status;
}

static uint32_t
stop(uint32_t pid)
{
	CHECK(send_wait(pid, 0) == E_OK);
	return end_of(pid);
}

/* Ends one that polls.  Returns how much it has done. */
static uint32_t
stop_spinner(uint32_t pid)
{
	uint32_t status = stop(pid);

	CHECK(status > SPIN_DONE);
	return status - SPIN_DONE;
}

static void
yield_often(void)
{
	for (uint32_t i = 0; i < ROUNDS; i++)
		sys_yield();
}

static void
test_spinners_share(void)
{
	uint32_t pids[MAX_CHILDREN], work[MAX_CHILDREN];

	for (uint32_t i = 0; i < MAX_CHILDREN; i++)
		pids[i] = start(SPIN_POLL);
	yield_often();
	for (uint32_t i = 0; i < MAX_CHILDREN; i++)
		work[i] = stop_spinner(pids[i]);
	print("spinners: %u, %u and %u rounds\n", work[0], work[1], work[2]);
	CHECK(sys_usage() == usage_at_start);
}

static void
test_registers_survive(void)
{
	uint32_t pids[MAX_CHILDREN];

	for (uint32_t i = 0; i < MAX_CHILDREN; i++)
		pids[i] = start(SPIN_REGISTERS);
	yield_often();
	for (uint32_t i = 0; i < MAX_CHILDREN; i++)
		CHECK(stop(pids[i]) == 0);
	CHECK(sys_usage() == usage_at_start);
}

static void
test_words_pass_beside_a_spinner(void)
{
	uint32_t spinner = start(SPIN_POLL), echo;

	CHECK(sys_spawn("echo", QUOTA, &echo) == E_OK);
	for (uint32_t i = 1; i < ROUNDS; i++) {
		CHECK(send_wait(echo, i) == E_OK);
		CHECK(recv_wait() == i + 1);
	}
	CHECK(stop(echo) == 42);
	stop_spinner(spinner);
	CHECK(sys_usage() == usage_at_start);
}

static void
test_long_messages_pass_beside_a_spinner(void)
{
	static uint8_t bytes[SIZE];
	uint32_t spinner = start(SPIN_POLL), mirror, count = 0;

	CHECK(sys_spawn("mirror", QUOTA, &mirror) == E_OK);
	for (uint32_t round = 1; round < ROUNDS; round++) {
		for (uint32_t i = 0; i < SIZE; i++)
			bytes[i] = (uint8_t)(i * round);
		CHECK(sys_sync_send(mirror, bytes, SIZE) == E_OK);
		for (uint32_t i = 0; i < SIZE; i++)
			bytes[i] = 0;
		CHECK(sys_sync_recv(mirror, bytes, SIZE, &count) == E_OK);
		CHECK(count == SIZE);
		for (uint32_t i = 0; i < SIZE; i++)
			CHECK(bytes[i] == (uint8_t)(i * round));
	}
	CHECK(sys_sync_send(mirror, bytes, 0) == E_OK);
	CHECK(end_of(mirror) == 43);
	stop_spinner(spinner);
	CHECK(sys_usage() == usage_at_start);
}

/* The longest of some turns of a spinner, in ticks of the time stamp. */
static uint64_t
turn(void)
{
	uint64_t longest = 0;

	for (uint32_t i = 0; i < 4; i++) {
		uint64_t begin = sys_time();

		sys_yield();
		if (sys_time() - begin > longest)
			longest = sys_time() - begin;
	}
	return longest;
}

static void
spend(uint64_t time)
{
	uint64_t begin = __builtin_ia32_rdtsc();

	while (__builtin_ia32_rdtsc() - begin < time)
		;
}

/*
 * The answer comes between the question and the sleep, and its wake-up with it.
 * The spinner stays ready, so that E_ALONE does not end the sleep.
 */
static void
test_no_wakeup_is_missed(void)
{
	uint32_t spinner = start(SPIN_POLL), echo, value = 0, count = 0;
	uint64_t time = turn();

	CHECK(sys_spawn("echo", QUOTA, &echo) == E_OK);
	CHECK(send_wait(echo, 5) == E_OK);
	spend(4 * time);
	CHECK(sys_sleep(sys_getpid()) == E_OK);
	CHECK(sys_recv(&value) == E_OK && value == 6);

	/* But a sleep that has nothing to miss is one. */
	CHECK(send_wait(echo, 7) == E_OK);
	while (sys_recv(&value) == E_EMPTY && count < ROUNDS) {
		CHECK(sys_sleep(sys_getpid()) == E_OK);
		count++;
	}
	CHECK(value == 8 && count <= 4);
	CHECK(stop(echo) == 42);
	stop_spinner(spinner);
	CHECK(sys_usage() == usage_at_start);
}

static void
test_alone_is_alone(void)
{
	uint32_t spinner = start(SPIN_POLL), status;
	uint64_t time = turn();

	spend(4 * time);
	stop_spinner(spinner);
	spend(4 * time);
	CHECK(sys_sleep(1) == E_ALONE);
	CHECK(sys_wait(spinner, &status) == E_OK);
	CHECK(sys_usage() == usage_at_start);
}

/* Its parent's end neither ends it nor frees the parent's id before. */
static void
test_orphan_goes_on(void)
{
	uint32_t parent = start(SPIN_LEAVE), orphan = end_of(parent);

	if (!CHECK(orphan == MAX_CHILDREN * parent + 1))
		return;
	yield_often();
	CHECK(sys_usage() > usage_at_start);
	CHECK(send_wait(orphan, 0) == E_OK);
	while (sys_send(orphan, 0) != E_INVALID)
		sys_yield();
	CHECK(sys_usage() == usage_at_start);
}

static void
test_fork_bomb_beside_a_spinner(void)
{
	uint32_t spinner = start(SPIN_POLL), bomb;

	CHECK(sys_spawn("bomb", (sys_quota() - sys_usage()) / 2, &bomb) ==
	      E_OK);
	CHECK(end_of(bomb) == MAX_CHILDREN);
	stop_spinner(spinner);
	CHECK(sys_usage() == usage_at_start);
}

/* They are never stopped: the end of the run is the end of them. */
static void
test_spinners_forever(void)
{
	for (uint32_t i = 0; i < MAX_CHILDREN; i++)
		start(SPIN_FOREVER);
	yield_often();
}

int
main(void)
{
	usage_at_start = sys_usage();
	TEST(spinners_share);
	TEST(registers_survive);
	TEST(words_pass_beside_a_spinner);
	TEST(long_messages_pass_beside_a_spinner);
	TEST(no_wakeup_is_missed);
	TEST(alone_is_alone);
	TEST(orphan_goes_on);
	TEST(fork_bomb_beside_a_spinner);
	TEST(spinners_forever);
	return test_summary() ? 0 : 1;
}
