#include "../hostile/hostile.h"
#include "check.h"
#include "sys.h"
#include "tests.h"

enum { QUOTA = 64, LARGE = 512 };

/* It is in no queue any more, so that nothing wakes it. */
static void
check_killed(uint32_t pid)
{
	uint32_t status;

	for (uint32_t channel = 0; channel < NUM_IDS; channel++)
		CHECK(sys_wakeup(channel) == E_OK);
	sys_yield();
	CHECK(sys_wait(pid, &status) == E_OK && status == STATUS_STOPPED);
	CHECK(sys_send(pid, 1) == E_INVALID);
	CHECK(sys_kill(pid) == E_INVALID);
}

void
test_kill_refuses(void)
{
	CHECK(sys_kill(0) == E_INVALID);
	CHECK(sys_kill(1) == E_INVALID);
	CHECK(sys_kill(4) == E_INVALID);
	CHECK(sys_kill(63) == E_INVALID);
	CHECK(sys_kill(64) == E_INVALID);
	CHECK(sys_kill(0xffffffff) == E_INVALID);
}

/* Before its first instruction, then ready in the kernel, then asleep. */
void
test_kill(void)
{
	uint32_t pid, usage = sys_usage();

	CHECK(sys_spawn("echo", QUOTA, &pid) == E_OK);
	CHECK(sys_kill(pid) == E_OK);
	check_killed(pid);
	CHECK(sys_usage() == usage);

	CHECK(sys_spawn("partner", QUOTA, &pid) == E_OK);
	sys_yield();
	CHECK(sys_kill(pid) == E_OK);
	check_killed(pid);
	CHECK(sys_usage() == usage);

	CHECK(sys_spawn("echo", QUOTA, &pid) == E_OK);
	sys_yield();
	CHECK(sys_kill(pid) == E_OK);
	check_killed(pid);
	CHECK(sys_usage() == usage);
	sys_yield();
}

/* Neither its parent nor a process beside it. */
void
test_kill_others(void)
{
	uint32_t hostile, beside, status;

	CHECK(sys_spawn("hostile", QUOTA, &hostile) == E_OK);
	CHECK(sys_spawn("echo", QUOTA, &beside) == E_OK);
	CHECK(beside > hostile);
	CHECK(send_wait(hostile, DEED_kill_others) == E_OK);
	CHECK(end_wait(hostile, &status) == E_OK && status == 0);
	CHECK(send_wait(beside, 0) == E_OK);
	CHECK(end_wait(beside, &status) == E_OK && status == 42);
}

/* What the killed one offered is not there for who comes after it. */
void
test_kill_in_a_long_message(void)
{
	static uint8_t bytes[4];
	struct process_info info;
	uint32_t pid, count, status, usage = sys_usage();

	CHECK(sys_spawn("mirror", QUOTA, &pid) == E_OK);
	CHECK(sync_send_wait(pid, bytes, 4) == E_OK);
	do
		sys_yield();
	while (sys_process(pid, &info) == E_OK && info.state == PROCESS_READY);
	CHECK(info.state == PROCESS_SLEEPS);
	CHECK(sys_kill(pid) == E_OK);
	check_killed(pid);
	CHECK(sys_sync_recv(pid, bytes, 4, &count) == E_INVALID);

	CHECK(sys_spawn("hostile", QUOTA, &pid) == E_OK);
	CHECK(sys_send(pid, 0) == E_OK);
	CHECK(sys_sync_recv(pid, bytes, 4, &count) == E_INVALID);
	CHECK(sys_wait(pid, &status) == E_OK && status == STATUS_KILLED + 14);
	CHECK(sys_usage() == usage);
}

/* A child of a process that was killed lives on, until it is killed too. */
void
test_kill_a_parent(void)
{
	struct process_info info;
	uint32_t pid, below, usage = sys_usage();

	CHECK(sys_spawn("pingpong", LARGE, &pid) == E_OK);
	below = pid * MAX_CHILDREN + 1;
	for (uint32_t i = 0; i < 5; i++)
		sys_yield();
	CHECK(sys_process(below, &info) == E_OK && info.parent == pid);
	CHECK(sys_kill(pid) == E_OK);
	check_killed(pid);
	CHECK(sys_process(pid, &info) == E_OK && info.state == PROCESS_ENDED);
	CHECK(sys_usage() == usage + LARGE);
	CHECK(sys_kill(below) == E_OK);
	CHECK(sys_process(below, &info) == E_INVALID);
	CHECK(sys_process(pid, &info) == E_INVALID);
	CHECK(sys_usage() == usage);
}
