#include "check.h"
#include "sys.h"
#include "tests.h"
#include "text.h"

enum { QUOTA = 64, PLACE = 0x60000000, NOWHERE = 0x50000000, ROOM = 64 };

/* Where nothing can be written for size bytes. */
static const uint32_t wrong[] = {
	0,
	0x100000,
	USER_LOW - 4,
	USER_LOW,
	NOWHERE,
	PLACE + PAGE_SIZE - 1,
	USER_HIGH - 1,
	USER_HIGH,
	0xffffffff,
};

enum { WRONG_COUNT = sizeof(wrong) / sizeof(*wrong) };

void
test_process_tells(void)
{
	struct process_info info;
	char name[ROOM];
	uint32_t pid, status, pages;

	CHECK(sys_process(0, &info) == E_OK);
	CHECK(info.state == PROCESS_RUNS && info.parent == 0);
	CHECK(info.quota == sys_quota() && info.usage == sys_usage());
	CHECK(sys_program(info.program, name, ROOM, &pages) == E_OK);
	CHECK(text_is_equal(name, "tests"));

	CHECK(sys_spawn("echo", QUOTA, &pid) == E_OK);
	CHECK(sys_process(pid, &info) == E_OK);
	/* A tick may have let it run already. */
	CHECK(info.state == PROCESS_READY || info.state == PROCESS_SLEEPS);
	CHECK(info.parent == 0);
	CHECK(info.quota == QUOTA && info.usage > 0 && info.usage < QUOTA);
	CHECK(sys_program(info.program, name, ROOM, &pages) == E_OK);
	CHECK(text_is_equal(name, "echo"));
	/* It finds no word. */
	do
		sys_yield();
	while (sys_process(pid, &info) == E_OK && info.state == PROCESS_READY);
	CHECK(info.state == PROCESS_SLEEPS);
	CHECK(send_wait(pid, 0) == E_OK);
	CHECK(end_wait(pid, &status) == E_OK && status == 42);
	CHECK(sys_process(pid, &info) == E_INVALID);
}

void
test_process_refuses(void)
{
	struct process_info info = {.quota = 5};
	uint32_t usage;

	CHECK(sys_process(1, &info) == E_INVALID);
	CHECK(sys_process(63, &info) == E_INVALID);
	CHECK(sys_process(64, &info) == E_INVALID);
	CHECK(sys_process(0xffffffff, &info) == E_INVALID);
	CHECK(info.quota == 5);
	CHECK(sys_reserve(PLACE) == E_OK);
	usage = sys_usage();
	for (uint32_t i = 0; i < WRONG_COUNT; i++)
		CHECK(trap(SYS_PROCESS, 0, wrong[i], 0, 0) == E_INVALID);
	CHECK(sys_usage() == usage);
	/* Nothing was written up to the border of what there is. */
	CHECK(*(uint8_t *)(PLACE + PAGE_SIZE - 1) == 0);
	CHECK(sys_release(PLACE) == E_OK);
}

void
test_process_across_pages(void)
{
	struct process_info *info =
		(struct process_info *)(PLACE + PAGE_SIZE - 8);

	CHECK(sys_reserve(PLACE) == E_OK);
	CHECK(sys_reserve(PLACE + PAGE_SIZE) == E_OK);
	CHECK(sys_process(0, info) == E_OK);
	CHECK(info->state == PROCESS_RUNS && info->parent == 0);
	CHECK(info->quota == sys_quota() && info->usage == sys_usage());
	CHECK(((uint8_t *)info)[-1] == 0);
	CHECK(((uint32_t *)info)[sizeof(*info) / 4] == 0);
	CHECK(sys_release(PLACE) == E_OK);
	CHECK(sys_release(PLACE + PAGE_SIZE) == E_OK);
}

void
test_program_names(void)
{
	char name[ROOM];
	uint32_t count = 0, pid, pages, found = 0;

	while (sys_program(count, name, ROOM, &pages) == E_OK) {
		CHECK(pages > 0 && text_size(name) > 0);
		if (text_is_equal(name, "empty")) {
			found++;
			CHECK(sys_spawn(name, pages - 1, &pid) == E_MEMORY);
			CHECK(sys_spawn(name, pages, &pid) == E_OK);
			CHECK(end_wait(pid, &pid) == E_OK && pid == 0);
		}
		count++;
	}
	CHECK(found == 1);
	CHECK(sys_program(count, name, ROOM, &pages) == E_NAME);
	CHECK(sys_program(0xffffffff, name, ROOM, &pages) == E_NAME);
}

void
test_program_keeps_to_its_room(void)
{
	char name[ROOM], part[ROOM];
	uint32_t results[3], size;

	CHECK(trap(SYS_PROGRAM, 0, (uint32_t)name, ROOM, results) == E_OK);
	size = results[0];
	for (uint32_t room = 0; room <= size; room++) {
		memset(part, '#', ROOM);
		CHECK(trap(SYS_PROGRAM, 0, (uint32_t)part, room, results) ==
		      E_OK);
		CHECK(results[0] == size && part[room] == '#');
		CHECK(memcmp(name, part, room) == 0);
	}
	CHECK(trap(SYS_PROGRAM, 0, (uint32_t)part, 0xffffffff, 0) == E_OK);
	CHECK(part[size] == '#');
	CHECK(sys_reserve(PLACE) == E_OK);
	for (uint32_t i = 0; i < WRONG_COUNT; i++)
		CHECK(trap(SYS_PROGRAM, 0, wrong[i], ROOM, 0) == E_INVALID);
	CHECK(*(uint8_t *)(PLACE + PAGE_SIZE - 1) == 0);
	CHECK(sys_release(PLACE) == E_OK);
}
