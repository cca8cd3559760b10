#include "check.h"
#include "import.h"
#include "tests.h"

enum { SOME = 16, ADDRESSABLE = 1 << 20 };

/* A page number is in the list of pages taken if its bit is set. */
static uint8_t taken[ADDRESSABLE / 8];

static bool
is_taken(uint32_t page)
{
	return taken[page / 8] >> page % 8 & 1;
}

static void
flip(uint32_t page)
{
	taken[page / 8] = (uint8_t)(taken[page / 8] ^ 1u << page % 8);
}

/* Takes every page that the caller can get; returns how many. */
static uint32_t
take_all(void)
{
	uint32_t count = 0, page;

	for (; (page = ring0_alloc()) != PAGE_NONE; count++) {
		CHECK(page < ADDRESSABLE && !is_taken(page));
		flip(page);
	}
	return count;
}

/* Gives the pages back whose numbers step divides; returns how many. */
static uint32_t
give_back(uint32_t step)
{
	uint32_t count = 0;

	for (uint32_t page = 0; page < ADDRESSABLE; page += step)
		if (is_taken(page)) {
			CHECK(ring0_free(page) == RING0_OK);
			flip(page);
			count++;
		}
	return count;
}

uint32_t
count_pages(void)
{
	uint32_t count = take_all();

	CHECK(give_back(1) == count);
	return count;
}

void
test_no_page_is_taken_twice(void)
{
	uint32_t count = take_all();
	uint32_t few = give_back(7);

	CHECK(few > 0 && take_all() == few);
	CHECK(give_back(1) == count);
}

void
test_pages_are_distinct_memory(void)
{
	uint32_t usage = ring0_usage();
	uint32_t pages[SOME];

	for (uint32_t i = 0; i < SOME; i++) {
		volatile uint32_t *words;

		pages[i] = ring0_alloc();
		if (!CHECK(pages[i] != PAGE_NONE))
			return;
		words = (volatile uint32_t *)(pages[i] * PAGE_SIZE);
		words[0] = i;
		words[PAGE_SIZE / sizeof(*words) - 1] = ~i;
	}
	CHECK(ring0_usage() == usage + SOME);
	for (uint32_t i = 0; i < SOME; i++) {
		volatile uint32_t *words =
			(volatile uint32_t *)(pages[i] * PAGE_SIZE);

		CHECK(words[0] == i);
		CHECK(words[PAGE_SIZE / sizeof(*words) - 1] == ~i);
		CHECK(ring0_free(pages[i]) == RING0_OK);
	}
	CHECK(ring0_usage() == usage);
}

void
test_pages_end_at_the_quota(void)
{
	uint32_t usage = ring0_usage();

	CHECK(count_pages() == ring0_quota() - usage);
	CHECK(ring0_usage() == usage);
	CHECK(count_pages() == ring0_quota() - usage);
}

void
test_free_refuses_what_is_not_owned(void)
{
	uint32_t usage = ring0_usage();
	uint32_t page = ring0_alloc();

	CHECK(ring0_free(PAGE_NONE) == RING0_INVALID);
	CHECK(ring0_free((uint32_t)taken / PAGE_SIZE) == RING0_INVALID);
	CHECK(ring0_free(page + 1) == RING0_INVALID);
	CHECK(ring0_free(ADDRESSABLE) == RING0_INVALID);
	CHECK(ring0_free(UINT32_MAX) == RING0_INVALID);
	CHECK(ring0_usage() == usage + 1);

	CHECK(ring0_free(page) == RING0_OK);
	CHECK(ring0_free(page) == RING0_INVALID);
	CHECK(ring0_usage() == usage);
}

static uint32_t foreign_page;

static void
thief(void)
{
	CHECK(ring0_free(foreign_page) == RING0_INVALID);
}

void
test_pages_belong_to_one_process(void)
{
	foreign_page = ring0_alloc();
	wait_for(ring0_spawn(thief, 0));
	CHECK(ring0_free(foreign_page) == RING0_OK);
}

static void
spendthrift(void)
{
	CHECK(ring0_quota() == SOME);
	for (uint32_t i = 0; i < SOME; i++) {
		CHECK(ring0_usage() == i);
		CHECK(ring0_alloc() != PAGE_NONE);
	}
	CHECK(ring0_alloc() == PAGE_NONE);
	CHECK(ring0_usage() == SOME);
}

void
test_pages_of_the_dead_return(void)
{
	uint32_t count = count_pages();
	uint32_t child = ring0_spawn(spendthrift, SOME);

	CHECK(count_pages() == count - SOME);
	wait_for(child);
	CHECK(count_pages() == count);
}
