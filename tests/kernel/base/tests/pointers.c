#include "check.h"
#include "sys.h"
#include "tests.h"

enum { KERNEL = 0x100000, NOWHERE = 0x50000000, PLACE = 0x60000000 };

/* Addresses and sizes that no call may read. */
static const uint32_t ranges[][2] = {
	{0, 1},
	{0, 0xffffffff},
	{1, 4},
	{KERNEL, 1},
	{KERNEL, 0xffffffff},
	{USER_LOW - 1, 2},
	{NOWHERE, 1},
	{NOWHERE + 3, 7},
	{USER_LOW, 0xffffffff},
	{USER_LOW, USER_HIGH - USER_LOW},
	{USER_HIGH - 1, 2},
	{USER_HIGH, 1},
	{0xffffffff, 1},
	{0xffffffff, 2},
	{0xfffff000, 0x1000},
	{0xfffff000, 0x40002000},
};

enum { RANGE_COUNT = sizeof(ranges) / sizeof(*ranges) };

void
test_puts_refuses(void)
{
	for (uint32_t i = 0; i < RANGE_COUNT; i++)
		CHECK(trap(SYS_PUTS, ranges[i][0], ranges[i][1], 0, 0) ==
		      E_INVALID);
	CHECK(trap(SYS_PUTS, USER_LOW, 0, 0, 0) == E_OK);
	CHECK(trap(SYS_PUTS, USER_HIGH, 0, 0, 0) == E_OK);
}

void
test_puts_reads_all_its_bytes(void)
{
	char *last = (char *)PLACE + PAGE_SIZE - 1;

	CHECK(sys_reserve(PLACE) == E_OK);
	*last = '\n';
	CHECK(sys_puts(last, 1) == E_OK);
	CHECK(sys_puts(last, 2) == E_INVALID);
	CHECK(sys_release(PLACE) == E_OK);
	CHECK(sys_puts(last, 1) == E_INVALID);
}

/* Whoever prints much keeps nobody waiting. */
void
test_others_run_while_it_prints(void)
{
	static char text[1800];
	struct process_info info;
	uint32_t pid, status;

	for (uint32_t i = 0; i < sizeof(text); i++)
		text[i] = i % 60 == 59 ? '\n' : '.';
	CHECK(sys_spawn("echo", 64, &pid) == E_OK);
	CHECK(sys_puts(text, sizeof(text)) == E_OK);
	CHECK(sys_process(pid, &info) == E_OK && info.state == PROCESS_SLEEPS);
	CHECK(send_wait(pid, 0) == E_OK);
	CHECK(end_wait(pid, &status) == E_OK && status == 42);
}

void
test_spawn_refuses(void)
{
	uint32_t usage = sys_usage();
	uint32_t pid;

	for (uint32_t i = 0; i < RANGE_COUNT; i++)
		CHECK(trap(SYS_SPAWN, ranges[i][0], ranges[i][1], 64, 0) ==
		      E_INVALID);
	CHECK(sys_spawn("", 64, &pid) == E_NAME);
	CHECK(sys_spawn("ech", 64, &pid) == E_NAME);
	CHECK(sys_spawn("echoes", 64, &pid) == E_NAME);
	CHECK(trap(SYS_SPAWN, USER_LOW, 33, 64, 0) == E_INVALID);
	CHECK(sys_usage() == usage);
}

void
test_names_across_pages(void)
{
	char *name = (char *)PLACE + PAGE_SIZE - 2;
	uint32_t pid, status;

	CHECK(sys_reserve(PLACE) == E_OK);
	CHECK(sys_reserve(PLACE + PAGE_SIZE) == E_OK);
	name[0] = 'e';
	name[1] = 'c';
	name[2] = 'h';
	name[3] = 'o';
	CHECK(sys_spawn(name, 64, &pid) == E_OK);
	CHECK(send_wait(pid, 0) == E_OK);
	CHECK(sys_wait(pid, &status) == E_OK && status == 42);
	CHECK(sys_release(PLACE) == E_OK);
	CHECK(sys_release(PLACE + PAGE_SIZE) == E_OK);
}

void
test_no_such_call(void)
{
	for (uint32_t number = SYS_KILL + 1; number < 1024; number++)
		if (number < SYS_CALL || number > SYS_SYNC_CALL)
			CHECK(trap(number, number, number, number, 0) ==
			      E_CALL);
	CHECK(trap(0x80000000, 0, 0, 0, 0) == E_CALL);
	CHECK(trap(0xffffffff, 0, 0, 0, 0) == E_CALL);
}

/* All calls but those that end the caller, and those that may print. */
void
test_any_call_with_any_arguments(void)
{
	static const uint32_t odd[] = {
		0,        1,       63,        64,       65,         KERNEL,
		USER_LOW, NOWHERE, USER_HIGH, 1u << 31, 0xfffffff0, 0xffffffff};
	enum { ODD_COUNT = sizeof(odd) / sizeof(*odd) };
	uint32_t seed = 1, usage = sys_usage();

	for (uint32_t i = 0; i < 5000; i++) {
		uint32_t number, address;

		seed = seed * 1664525 + 1013904223;
		number = (seed >> 16) % (SYS_SYNC_CALL + 1);
		address = odd[(seed >> 8) % ODD_COUNT] & ~(PAGE_SIZE - 1u);
		if (number == SYS_PUTS || number == SYS_EXIT ||
		    number == SYS_SHUTDOWN || number == SYS_RELEASE)
			continue;
		CHECK(trap(number, odd[(seed >> 8) % ODD_COUNT],
		           odd[(seed >> 20) % ODD_COUNT],
		           odd[(seed >> 24) % ODD_COUNT], 0) <= E_IDS);
		if (number == SYS_RESERVE && address == NOWHERE)
			trap(SYS_RELEASE, address, 0, 0, 0);
	}
	trap(SYS_RECV, 0, 0, 0, 0);
	trap(SYS_RELEASE, 1u << 31, 0, 0, 0);
	(void)usage;
}
