#include "check.h"
#include "sys.h"
#include "tests.h"

enum { PLACE = 0x60000000, FAR = 0x70000000, DEEP = 0x40000 };

void
test_reserve_and_release(void)
{
	uint32_t usage = sys_usage();
	volatile uint32_t *place = (volatile uint32_t *)PLACE;

	CHECK(sys_reserve(PLACE) == E_OK);
	CHECK(sys_usage() > usage);
	CHECK(*place == 0);
	*place = 7;
	CHECK(sys_reserve(PLACE) == E_INVALID);
	CHECK(*place == 7);
	CHECK(sys_release(PLACE) == E_OK);
	CHECK(sys_release(PLACE) == E_INVALID);
	usage = sys_usage();
	CHECK(sys_reserve(PLACE) == E_OK);
	CHECK(sys_usage() == usage + 1);
	CHECK(sys_release(PLACE) == E_OK);
	CHECK(sys_usage() == usage);
}

void
test_reserve_refuses(void)
{
	static const uint32_t wrong[] = {
		0,         1,          0x100000,      USER_LOW - PAGE_SIZE,
		USER_HIGH, 0xfffff000, PLACE + 1,     USER_HIGH - 1,
		USER_LOW,  0xffffffff, USER_LOW + 17,
	};
	uint32_t usage = sys_usage();

	for (uint32_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		CHECK(sys_reserve(wrong[i]) == E_INVALID);
		if (wrong[i] != USER_LOW)
			CHECK(sys_release(wrong[i]) == E_INVALID);
	}
	CHECK(sys_usage() == usage);
}

void
test_memory_ends_at_the_quota(void)
{
	uint32_t usage = sys_usage(), quota = sys_quota();
	uint32_t count = 0;

	while (sys_reserve(FAR + count * PAGE_SIZE) == E_OK)
		count++;
	CHECK(sys_reserve(FAR + count * PAGE_SIZE) == E_MEMORY);
	CHECK(quota - sys_usage() <= 1);
	CHECK(count > 1000);
	while (count > 0)
		if (!CHECK(sys_release(FAR + --count * PAGE_SIZE) == E_OK))
			break;
	CHECK(sys_usage() >= usage);
}

void
test_pages_are_zeroed(void)
{
	for (uint32_t round = 0; round < 4; round++)
		for (uint32_t i = 0; i < 64; i++) {
			uint32_t *page = (uint32_t *)(PLACE + i * PAGE_SIZE);

			CHECK(sys_reserve((uint32_t)page) == E_OK);
			for (uint32_t j = 0; j < 1024; j++) {
				CHECK(page[j] == 0);
				page[j] = 0xdeadbeef;
			}
			CHECK(sys_release((uint32_t)page) == E_OK);
		}
}

void
test_stack_comes_when_touched(void)
{
	volatile uint32_t *deep = (volatile uint32_t *)(USER_HIGH - DEEP);
	uint32_t usage = sys_usage();

	CHECK(sys_puts((const char *)deep + PAGE_SIZE, 0) == E_OK);
	CHECK(sys_usage() == usage);
	CHECK(*deep == 0);
	*deep = 1;
	CHECK(sys_usage() == usage + 1);
	CHECK(sys_puts((const char *)deep - PAGE_SIZE, 1) == E_OK);
	CHECK(sys_puts("\n", 1) == E_OK);
	CHECK(sys_usage() == usage + 2);
}
