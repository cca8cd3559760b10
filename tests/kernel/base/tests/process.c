#include "../hostile/hostile.h"
#include "check.h"
#include "sys.h"
#include "tests.h"
#include "text.h"

enum { QUOTA = 64, LIVELY = 300 };

static const uint32_t traps[] = {
#define DEED(name, trap) trap,
	DEEDS
#undef DEED
};

/* Waits for the end of pid, whoever else is awake. */
static uint32_t
end_of(uint32_t pid)
{
	uint32_t status = 0, error;

	while ((error = sys_wait(pid, &status)) == E_ALONE)
		sys_yield();
	CHECK(error == E_OK);
	return status;
}

void
test_hostile_programs_are_killed(void)
{
	for (uint32_t deed = 0; deed < DEED_COUNT; deed++) {
		uint32_t usage = sys_usage();
		uint32_t wanted = traps[deed];
		uint32_t pid, status;

		if (!CHECK(sys_spawn("hostile", LIVELY, &pid) == E_OK))
			return;
		CHECK(send_wait(pid, deed) == E_OK);
		status = end_of(pid);
		wanted = wanted == NO_TRAP ? 0 : STATUS_KILLED + wanted;
		if (!CHECK(status == wanted))
			print("deed %u: status 0x%x, not 0x%x\n", deed, status,
			      wanted);
		CHECK(sys_usage() == usage);
	}
}

void
test_echo(void)
{
	uint32_t pid, value, usage = sys_usage();

	CHECK(sys_spawn("echo", QUOTA, &pid) == E_OK);
	for (uint32_t i = 1; i < 100; i++) {
		CHECK(send_wait(pid, i) == E_OK);
		CHECK(recv_wait() == i + 1);
	}
	for (uint32_t i = 1; i < 100; i++) {
		value = i;
		CHECK(sys_call(pid, &value) == E_OK);
		CHECK(value == i + 1);
	}
	CHECK(send_wait(pid, 0) == E_OK);
	CHECK(end_of(pid) == 42);
	CHECK(sys_send(pid, 1) == E_INVALID);
	CHECK(sys_usage() == usage);
}

/*
 * The second word finds the channel full; then the receiver is killed.  If a
 * tick lets it run before that, the next one has more luck.
 */
void
test_receiver_dies(void)
{
	uint32_t pid, error = E_OK, usage = sys_usage();

	for (uint32_t tries = 0; tries < 8 && error != E_FULL; tries++) {
		if (tries > 0)
			end_of(pid);
		CHECK(sys_spawn("hostile", QUOTA, &pid) == E_OK);
		CHECK(sys_send(pid, DEED_halt) == E_OK);
		error = sys_send(pid, DEED_halt);
	}
	CHECK(error == E_FULL);
	CHECK(send_wait(pid, 0) <= E_INVALID);
	CHECK(end_of(pid) == STATUS_KILLED + 13);
	CHECK(send_wait(pid, 0) == E_INVALID);
	CHECK(sys_usage() == usage);
}

void
test_wait_refuses(void)
{
	uint32_t status;

	CHECK(sys_wait(0, &status) == E_INVALID);
	CHECK(sys_wait(4, &status) == E_INVALID);
	CHECK(sys_wait(63, &status) == E_INVALID);
	CHECK(sys_wait(64, &status) == E_INVALID);
	CHECK(sys_wait(0xffffffff, &status) == E_INVALID);
}

void
test_send_and_sleep_refuse(void)
{
	uint32_t value;

	CHECK(sys_send(5, 1) == E_INVALID);
	CHECK(sys_send(64, 1) == E_INVALID);
	CHECK(sys_send(0xffffffff, 1) == E_INVALID);
	CHECK(sys_sleep(64) == E_INVALID);
	CHECK(sys_sleep(0xffffffff) == E_INVALID);
	CHECK(sys_wakeup(64) == E_INVALID);
	CHECK(sys_sleep(1) == E_ALONE);
	CHECK(sys_recv(&value) == E_EMPTY);
	CHECK(sys_send(0, 5) == E_OK);
	CHECK(sys_send(0, 6) == E_FULL);
	CHECK(sys_recv(&value) == E_OK && value == 5);
	CHECK(sys_recv(&value) == E_EMPTY);
}

void
test_fork_bomb(void)
{
	uint32_t usage = sys_usage();
	uint32_t pid;

	CHECK(sys_spawn("bomb", (sys_quota() - usage) / 2, &pid) == E_OK);
	CHECK(end_of(pid) == MAX_CHILDREN);
	CHECK(sys_usage() == usage);
}

void
test_quota_is_checked(void)
{
	uint32_t usage = sys_usage();
	uint32_t pid, least = 0;

	CHECK(sys_spawn("echo", 0, &pid) == E_MEMORY);
	CHECK(sys_spawn("echo", sys_quota() - usage + 1, &pid) == E_MEMORY);
	CHECK(sys_spawn("echo", 0xffffffff, &pid) == E_MEMORY);
	while (least < QUOTA && sys_spawn("echo", least, &pid) == E_MEMORY)
		least++;
	CHECK(least > 4 && least < QUOTA);
	CHECK(send_wait(pid, 0) == E_OK);
	CHECK(end_of(pid) == 42);
	CHECK(sys_usage() == usage);
}

void
test_ids_run_out(void)
{
	uint32_t pids[MAX_CHILDREN], pid;
	uint32_t usage = sys_usage();

	for (uint32_t i = 0; i < MAX_CHILDREN; i++)
		CHECK(sys_spawn("echo", QUOTA, &pids[i]) == E_OK);
	CHECK(sys_spawn("echo", QUOTA, &pid) == E_IDS);
	for (uint32_t i = 0; i < MAX_CHILDREN; i++) {
		CHECK(send_wait(pids[i], 0) == E_OK);
		CHECK(end_of(pids[i]) == 42);
	}
	CHECK(sys_usage() == usage);
}
