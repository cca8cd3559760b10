#include "check.h"
#include "crew.h"
#include "sys.h"
#include "tests.h"

enum { PLACE = 0x60000000, OTHER = 0x60001000 };

/* There has been no table for it. */
static const uint32_t far_place = 0xb0000000;

static const uint32_t pending = SHARER_ANSWER(E_OK, SHARE_PENDING);
static const uint32_t ready = SHARER_ANSWER(E_OK, SHARE_READY);
static const uint32_t dead = SHARER_ANSWER(E_OK, SHARE_DEAD);
static const uint32_t memory = SHARER_ANSWER(E_MEMORY, 0);

/* Somebody new with the id of the one that ended, and a page of its own. */
static uint32_t
start_heir(uint32_t pid)
{
	uint32_t heir = crew_start();

	CHECK(heir == pid);
	CHECK(crew_ask(heir, DO_ASK, 3 - pid, 0, 0) == dead);
	CHECK(crew_ask(heir, DO_RESERVE, 0, 0, 0) == E_OK);
	crew_ask(heir, DO_WRITE, 0, 0, 1);
	return heir;
}

/*
 * Two sharers, 1 and 2.  The first of them gives the page up, and then the
 * other; offerer is the one that offers first.
 */
static void
end_one_after_the_other(uint32_t first, uint32_t way, uint32_t last_way,
                        uint32_t offerer)
{
	uint32_t last = 3 - first, usage = sys_usage(), theirs;

	CHECK(crew_start() == 1 && crew_start() == 2);
	crew_share(offerer, 3 - offerer, 0);
	crew_ask(first, DO_WRITE, 0, 0, 77);
	theirs = crew_ask(last, DO_USAGE, 0, 0, 0);

	crew_drop(first, 0, way);
	if (way != BY_RELEASE)
		start_heir(first);
	CHECK(crew_ask(last, DO_READ, 0, 0, 0) == 77);
	CHECK(crew_ask(last, DO_USAGE, 0, 0, 0) == theirs);
	CHECK(crew_ask(last, DO_ASK, first, 0, 0) == dead ||
	      (way == BY_RELEASE && offerer == last));

	crew_drop(last, 0, last_way);
	if (last_way == BY_RELEASE) {
		CHECK(crew_ask(last, DO_USAGE, 0, 0, 0) == theirs - 1);
		crew_drop(last, 0, BY_EXIT);
	}
	if (way != BY_RELEASE)
		CHECK(crew_ask(first, DO_READ, 0, 0, 0) == 1);
	crew_drop(first, 0, BY_EXIT);
	CHECK(sys_usage() == usage);
}

void
test_shared_page_survives_either(void)
{
	for (uint32_t first = 1; first <= 2; first++)
		for (uint32_t offerer = 1; offerer <= 2; offerer++)
			for (uint32_t ways = 0; ways < WAY_COUNT * WAY_COUNT;
			     ways++)
				end_one_after_the_other(first, ways % WAY_COUNT,
				                        ways / WAY_COUNT,
				                        offerer);
}

/* As long as one has a page, nobody else gets it; then somebody can. */
void
test_shared_page_is_given_back_once(void)
{
	uint32_t one = crew_start(), two = crew_start();

	crew_share(one, two, 0);
	crew_share(two, one, 1);
	crew_ask(one, DO_WRITE, 0, 0, 77);
	crew_ask(one, DO_WRITE, 0, 1, 78);
	crew_drop(one, 0, BY_RELEASE);
	crew_drop(one, 0, BY_EXIT);
	crew_give_all(crew_take_all());
	CHECK(crew_ask(two, DO_READ, 0, 0, 0) == 77);
	CHECK(crew_ask(two, DO_READ, 0, 1, 0) == 78);
	crew_drop(two, 0, BY_RELEASE);
	crew_drop(two, 0, BY_CRASH);
	crew_give_all(crew_take_all());
}

/* An offer ends with its two processes, and no heir of an id inherits it. */
void
test_offers_end_with_the_process(void)
{
	uint32_t pid = crew_start(), usage = sys_usage();

	CHECK(crew_offer(pid, PLACE) == pending);
	crew_drop(pid, 0, BY_EXIT);
	CHECK(crew_status(pid) == dead);
	CHECK(crew_start() == pid);
	CHECK(crew_status(pid) == dead);
	CHECK(crew_ask(pid, DO_OFFER, 0, 0, 0) == pending);
	crew_drop(pid, 0, BY_CRASH);
	CHECK(crew_start() == pid);
	CHECK(crew_offer(pid, PLACE) == pending);

	/* Ready, but the other ends before this one looks: the page stays. */
	CHECK(crew_ask(pid, DO_OFFER, 0, 0, 0) == ready);
	crew_ask(pid, DO_WRITE, 0, 0, 5);
	crew_drop(pid, 0, BY_EXIT);
	CHECK(crew_status(pid) == dead);
	CHECK(*(volatile uint32_t *)PLACE == 5);

	/* One more page, with the heir; the old one is this process's own. */
	CHECK(crew_start() == pid);
	CHECK(crew_offer(pid, OTHER) == pending);
	CHECK(crew_ask(pid, DO_OFFER, 0, 0, 0) == ready);
	CHECK(crew_ask(pid, DO_READ, 0, 0, 0) == 0);
	crew_ask(pid, DO_WRITE, 0, 0, 6);
	CHECK(*(volatile uint32_t *)PLACE == 5);
	CHECK(*(volatile uint32_t *)OTHER == 6);
	CHECK(sys_release(PLACE) == E_OK);
	CHECK(crew_ask(pid, DO_READ, 0, 0, 0) == 6);
	CHECK(sys_release(OTHER) == E_OK);
	CHECK(sys_usage() == usage);
	crew_drop(pid, 0, BY_EXIT);
}

/* A parent ends before its child, whose end revokes both containers. */
void
test_sharing_child_outlives_its_parent(void)
{
	uint32_t usage = sys_usage(), parent = crew_start();
	uint32_t child = crew_ask(parent, DO_SPAWN, 0, 0, 0), other, theirs;

	CHECK(child == MAX_CHILDREN * parent + 1);
	crew_share(parent, child, 0);
	crew_ask(parent, DO_WRITE, 0, 0, 1);
	CHECK(crew_offer(child, PLACE) == pending);
	CHECK(crew_ask(child, DO_OFFER, 0, 1, 0) == ready);
	crew_ask(child, DO_WRITE, 0, 1, 2);
	theirs = crew_ask(child, DO_USAGE, 0, 0, 0);

	crew_drop(parent, 0, BY_CRASH);
	CHECK(sys_usage() == usage + CREW_QUOTA + 1);
	CHECK(crew_ask(child, DO_USAGE, 0, 0, 0) == theirs);
	CHECK(crew_ask(child, DO_READ, 0, 0, 0) == 1);
	other = crew_start();
	CHECK(other != parent);
	crew_share(child, other, 2);
	crew_ask(child, DO_WRITE, 0, 2, 3);

	crew_tell(child, DO_EXIT, 0, 0, 0);
	do
		sys_yield();
	while (sys_send(child, 0) != E_INVALID);
	CHECK(sys_usage() == usage + CREW_QUOTA + 1);
	CHECK(*(volatile uint32_t *)PLACE == 2);
	CHECK(crew_ask(other, DO_READ, 0, 2, 0) == 3);
	CHECK(sys_release(PLACE) == E_OK);
	crew_drop(other, 0, BY_EXIT);
	CHECK(sys_usage() == usage);
}

/* What an offer costs: a page, with the table, with the directory too. */
static const uint32_t costs[][2] = {{1, 1}, {0x51, 2}, {0xa0, 3}};

enum { COST_COUNT = sizeof(costs) / sizeof(*costs) };

/* The one that completes has no page left, or not those for its tables. */
void
test_share_needs_the_offerers_quota(void)
{
	uint32_t pid = crew_start(), usage = sys_usage();

	for (uint32_t i = 0; i < COST_COUNT; i++) {
		uint32_t place = costs[i][0];

		CHECK(crew_ask(pid, DO_FILL, 0, 0, 0) == 0);
		CHECK(crew_offer(pid, PLACE) == pending);
		for (uint32_t left = 0; left < costs[i][1]; left++) {
			CHECK(crew_ask(pid, DO_OFFER, 0, place, 0) == memory);
			CHECK(crew_status(pid) == pending);
			CHECK(crew_ask(pid, DO_ASK, 0, 0, 0) == dead);
			CHECK(sys_usage() == usage);
			CHECK(crew_ask(pid, DO_LEAVE, 0, 0, 1) == left + 1);
		}
		CHECK(crew_ask(pid, DO_OFFER, 0, place, 0) == ready);
		CHECK(crew_ask(pid, DO_LEAVE, 0, 0, 0) == 0);
		CHECK(sys_usage() == usage + 1 && crew_status(pid) == ready);
		crew_drop(pid, place, BY_RELEASE);
		CHECK(sys_release(PLACE) == E_OK);
	}
	crew_drop(pid, 0, BY_EXIT);
}

/* The same for the one that has offered first. */
void
test_share_needs_the_partners_quota(void)
{
	uint32_t pid = crew_start(), usage = sys_usage();

	for (uint32_t i = 0; i < COST_COUNT; i++) {
		uint32_t place = costs[i][0];

		CHECK(crew_ask(pid, DO_FILL, 0, 0, 0) == 0);
		CHECK(crew_ask(pid, DO_OFFER, 0, place, 0) == pending);
		for (uint32_t left = 0; left < costs[i][1]; left++) {
			CHECK(crew_offer(pid, far_place) == memory);
			CHECK(crew_status(pid) == dead);
			CHECK(crew_ask(pid, DO_ASK, 0, 0, 0) == pending);
			CHECK(sys_usage() == usage);
			CHECK(crew_ask(pid, DO_LEAVE, 0, 0, 1) == left + 1);
		}
		CHECK(crew_offer(pid, PLACE) == ready);
		CHECK(crew_ask(pid, DO_LEAVE, 0, 0, 0) == 0);
		CHECK(crew_ask(pid, DO_ASK, 0, 0, 0) == ready);
		CHECK(sys_release(PLACE) == E_OK);
		crew_drop(pid, place, BY_RELEASE);
	}
	crew_drop(pid, 0, BY_EXIT);
}
