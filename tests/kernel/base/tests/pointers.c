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

/* Where there are virtual machines, and only there, calls 32 to 43 are theirs.
 */
static bool
is_call(uint32_t number)
{
	return number <= SYS_KILL ||
	       (number >= SYS_CALL && number <= SYS_SYNC_CALL) ||
	       (number >= 32 && number <= 43);
}

void
test_no_such_call(void)
{
	for (uint32_t number = SYS_KILL + 1; number < 1024; number++)
		if (!is_call(number))
			CHECK(trap(number, number, number, number, 0) ==
			      E_CALL);
	CHECK(trap(0x80000000, 0, 0, 0, 0) == E_CALL);
	CHECK(trap(0xffffffff, 0, 0, 0, 0) == E_CALL);
}

/* A call with all four arguments. */
static uint32_t
trap4(uint32_t number, uint32_t arg1, uint32_t arg2, uint32_t arg3,
      uint32_t arg4)
{
	__asm__ volatile("int $48"
	                 : "+a"(number), "+b"(arg1), "+c"(arg2), "+d"(arg3),
	                   "+S"(arg4)
	                 :
	                 : "memory");
	return number;
}

/*
 * Those that end the caller, that may print its code, or take it away: other
 * tests have them.
 */
static bool
is_left_out(uint32_t number)
{
	return number == SYS_PUTS || number == SYS_EXIT ||
	       number == SYS_SHUTDOWN || number == SYS_RELEASE;
}

/* Every number, with arguments that are odd, or no more than numbers. */
void
test_any_call_with_any_arguments(void)
{
	static const uint32_t odd[] = {
		0,          1,         63,        64,
		65,         KERNEL,    USER_LOW,  USER_LOW + 1,
		NOWHERE,    1u << 31,  USER_HIGH, USER_HIGH - 1,
		0xfffffff0, 0xffffffff};
	enum { ODD_COUNT = sizeof(odd) / sizeof(*odd), ROUNDS = 40 };
	uint32_t seed = 1;

	for (uint32_t i = 0; i < ROUNDS * 1024; i++) {
		uint32_t number = i % 1024, args[4], error;

		for (uint32_t j = 0; j < 4; j++) {
			seed = seed * 1664525 + 1013904223;
			args[j] = seed % 16 == 0 ? seed >> 8
			                         : odd[(seed >> 8) % ODD_COUNT];
		}
		if (is_left_out(number))
			continue;
		error = trap4(number, args[0], args[1], args[2], args[3]);
		CHECK(is_call(number) ? error <= E_IDS : error == E_CALL);
		if (number == SYS_RESERVE && error == E_OK)
			CHECK(sys_release(args[0]) == E_OK);
		/* What a guest has begins at 0x80000000. */
		if (number == 33 && error == E_OK)
			CHECK(sys_release(0x80000000 + args[0]) == E_OK);
	}
	trap(SYS_RECV, 0, 0, 0, 0);
}
