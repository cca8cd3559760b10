/*
 * Tests of ids that come to mean another process.
 */
#include "check.h"
#include "crew.h"
#include "sys.h"
#include "tests.h"

enum { OTHER_QUOTA = 64 };

/* Ends a sharer, and has another process take its id. */
static void
replace(uint32_t pid)
{
	uint32_t next = NUM_IDS;

	CHECK(sys_kill(pid) == E_OK);
	CHECK(sys_spawn("echo", OTHER_QUOTA, &next) == E_OK && next == pid);
}

/* What waits for a process does not go on to wait for the next. */
void
test_peer_is_replaced(void)
{
	static const uint32_t deeds[] = {DO_SEND, DO_RECEIVE, DO_CALL};

	for (uint32_t i = 0; i < sizeof(deeds) / sizeof(*deeds); i++) {
		uint32_t one = crew_start(), two = crew_start(), error = E_OK;

		CHECK(crew_ask(one, DO_RESERVE, 0, 0, 0) == E_OK);
		crew_tell(one, deeds[i], two, 0, 0);
		crew_settle();
		replace(two);
		crew_settle();
		CHECK(sys_recv(&error) == E_OK && error == E_INVALID);
		crew_drop(one, 0, BY_KILL);
		crew_drop(two, 0, BY_KILL);
	}
}

/* Nor does who has sent it something, and is to get something back. */
void
test_peer_is_replaced_in_a_call(void)
{
	uint32_t one = crew_start(), two = crew_start(), error = E_OK;

	CHECK(crew_ask(one, DO_RESERVE, 0, 0, 0) == E_OK);
	CHECK(crew_ask(two, DO_RESERVE, 0, 0, 0) == E_OK);
	crew_tell(one, DO_CALL, two, 0, 0);
	crew_settle();
	CHECK(crew_ask(two, DO_RECEIVE, one, 0, 0) == E_OK);
	replace(two);
	crew_settle();
	CHECK(sys_recv(&error) == E_OK && error == E_EMPTY);
	crew_drop(one, 0, BY_KILL);
	crew_drop(two, 0, BY_KILL);
}

/* Children of one that had the same id before are nobody's. */
void
test_children_of_another(void)
{
	uint32_t one = crew_start(), below, status;

	CHECK(crew_ask(one, DO_WAIT, MAX_CHILDREN * one + 1, 0, 0) ==
	      E_INVALID);
	below = crew_ask(one, DO_SPAWN, 0, 0, 0);
	CHECK(below == MAX_CHILDREN * one + 1);
	CHECK(sys_kill(below) == E_OK);
	CHECK(crew_ask(one, DO_WAIT, below, 0, 0) == E_OK);
	crew_drop(one, 0, BY_EXIT);
	CHECK(crew_start() == one);
	CHECK(crew_ask(one, DO_WAIT, below, 0, 0) == E_INVALID);
	CHECK(crew_ask(one, DO_SPAWN, 0, 0, 0) == below);
	CHECK(sys_kill(below) == E_OK);
	CHECK(crew_ask(one, DO_WAIT, below, 0, 0) == E_OK);
	/* A status has all of its bits. */
	crew_tell(one, DO_EXIT, 0, 0, 0xff);
	CHECK(end_wait(one, &status) == E_OK && status == 0xffffffff);
}
