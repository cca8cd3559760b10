#include "check.h"
#include "crew.h"
#include "sys.h"
#include "tests.h"

enum { PLACE = 0x60000000, OTHER = 0x60001000 };

static const uint32_t pending = SHARER_ANSWER(E_OK, SHARE_PENDING);
static const uint32_t ready = SHARER_ANSWER(E_OK, SHARE_READY);
static const uint32_t dead = SHARER_ANSWER(E_OK, SHARE_DEAD);
static const uint32_t invalid = SHARER_ANSWER(E_INVALID, 0);

/* From the first offer to the last release, with all that can be seen. */
void
test_one_page_for_two(void)
{
	volatile uint32_t *mine = (volatile uint32_t *)PLACE;
	uint32_t pid = crew_start(), usage = sys_usage();
	uint32_t theirs = crew_ask(pid, DO_USAGE, 0, 0, 0);

	CHECK(crew_offer(pid, PLACE) == pending);
	CHECK(crew_status(pid) == pending && crew_status(pid) == pending);
	CHECK(crew_ask(pid, DO_ASK, 0, 0, 0) == dead);
	CHECK(sys_usage() == usage);
	CHECK(crew_ask(pid, DO_OFFER, 0, 5, 0) == ready);
	CHECK(sys_usage() == usage + 1);
	CHECK(crew_ask(pid, DO_USAGE, 0, 0, 0) == theirs + 1);
	CHECK(crew_status(pid) == ready && crew_status(pid) == dead);
	CHECK(crew_ask(pid, DO_ASK, 0, 0, 0) == dead);

	for (uint32_t i = 0; i < PAGE_SIZE / sizeof(*mine); i++)
		CHECK(mine[i] == 0);
	*mine = 7;
	CHECK(crew_ask(pid, DO_READ, 0, 5, 0) == 7);
	crew_ask(pid, DO_WRITE, 0, 5, 9);
	CHECK(*mine == 9);

	CHECK(sys_release(PLACE) == E_OK && sys_release(PLACE) == E_INVALID);
	CHECK(sys_usage() == usage);
	CHECK(crew_ask(pid, DO_READ, 0, 5, 0) == 9);
	CHECK(crew_ask(pid, DO_USAGE, 0, 0, 0) == theirs + 1);
	crew_drop(pid, 5, BY_RELEASE);
	CHECK(crew_ask(pid, DO_USAGE, 0, 0, 0) == theirs);
	crew_drop(pid, 0, BY_EXIT);
}

void
test_share_refuses(void)
{
	static const uint32_t wrong_ids[] = {0,  2,          63,
	                                     64, 0x80000001, 0xffffffff};
	static const uint32_t wrong_places[] = {
		0,
		0x100000,
		USER_LOW - PAGE_SIZE,
		USER_LOW,
		PLACE + 1,
		PLACE + PAGE_SIZE / 2,
		STACK_LOW,
		USER_HIGH - PAGE_SIZE,
		USER_HIGH,
		0xfffff000,
		0xffffffff,
	};
	uint32_t pid = crew_start(), usage = sys_usage();

	for (uint32_t i = 0; i < sizeof(wrong_ids) / sizeof(pid); i++) {
		CHECK(crew_offer(wrong_ids[i], PLACE) == invalid);
		CHECK(crew_status(wrong_ids[i]) ==
		      (wrong_ids[i] == 2 || wrong_ids[i] == 63 ? dead
		                                               : invalid));
	}
	for (uint32_t i = 0; i < sizeof(wrong_places) / sizeof(pid); i++)
		CHECK(crew_offer(pid, wrong_places[i]) == invalid);
	CHECK(sys_reserve(PLACE) == E_OK);
	CHECK(crew_offer(pid, PLACE) == invalid);
	CHECK(sys_release(PLACE) == E_OK);
	/* None of these was an offer. */
	CHECK(crew_ask(pid, DO_OFFER, 0, 0, 0) == pending);
	CHECK(sys_usage() == usage);
	crew_drop(pid, 0, BY_EXIT);
	CHECK(crew_offer(pid, PLACE) == invalid);
	CHECK(crew_status(pid) == dead);
}

/* A second offer counts in place of the first, and opens the way to more. */
void
test_offers_replace_offers(void)
{
	volatile uint32_t *mine = (volatile uint32_t *)PLACE;
	uint32_t pid = crew_start(), usage = sys_usage();

	CHECK(crew_offer(pid, OTHER) == pending);
	CHECK(crew_offer(pid, PLACE) == pending);
	CHECK(crew_ask(pid, DO_OFFER, 0, 1, 0) == ready);
	*mine = 3;
	CHECK(crew_ask(pid, DO_READ, 0, 1, 0) == 3);
	CHECK(sys_release(OTHER) == E_INVALID);
	/* The other side offers again before this one has looked. */
	CHECK(crew_ask(pid, DO_OFFER, 0, 2, 0) == pending);
	CHECK(crew_status(pid) == ready);
	CHECK(crew_offer(pid, OTHER) == ready);
	mine[PAGE_SIZE / sizeof(*mine)] = 4;
	CHECK(crew_ask(pid, DO_READ, 0, 1, 0) == 3);
	CHECK(crew_ask(pid, DO_READ, 0, 2, 0) == 4);
	CHECK(sys_usage() == usage + 2);
	crew_drop(pid, 0, BY_CRASH);
	CHECK(mine[0] == 3 && mine[PAGE_SIZE / sizeof(*mine)] == 4);
	CHECK(sys_release(PLACE) == E_OK && sys_release(OTHER) == E_OK);
}

/* One address is offered to two: the first of them gets it. */
void
test_offers_to_several(void)
{
	uint32_t one = crew_start(), two = crew_start();
	uint32_t usage = sys_usage();

	CHECK(crew_offer(one, PLACE) == pending);
	CHECK(crew_offer(two, PLACE) == pending);
	CHECK(crew_ask(two, DO_OFFER, 0, 0, 0) == ready);
	CHECK(crew_status(two) == ready && crew_status(one) == pending);
	CHECK(crew_ask(one, DO_OFFER, 0, 0, 0) == pending);
	CHECK(crew_status(one) == dead);
	CHECK(crew_offer(one, OTHER) == ready);
	CHECK(crew_ask(one, DO_ASK, 0, 0, 0) == ready);
	crew_ask(one, DO_WRITE, 0, 0, 1);
	crew_ask(two, DO_WRITE, 0, 0, 2);
	CHECK(*(volatile uint32_t *)OTHER == 1);
	CHECK(*(volatile uint32_t *)PLACE == 2);
	CHECK(sys_usage() == usage + 2);
	CHECK(sys_release(PLACE) == E_OK && sys_release(OTHER) == E_OK);
	crew_drop(two, 0, BY_EXIT);
	crew_drop(one, 0, BY_EXIT);
}

/* Who puts a page where it has offered one does not offer it any more. */
void
test_offered_address_is_taken(void)
{
	uint32_t pid = crew_start(), answer;

	CHECK(crew_offer(pid, PLACE) == pending);
	CHECK(sys_reserve(PLACE) == E_OK);
	*(volatile uint32_t *)PLACE = 6;
	CHECK(crew_ask(pid, DO_OFFER, 0, 0, 0) == pending);
	CHECK(crew_status(pid) == dead);
	CHECK(*(volatile uint32_t *)PLACE == 6);
	CHECK(sys_release(PLACE) == E_OK);
	CHECK(crew_offer(pid, PLACE) == ready);
	CHECK(*(volatile uint32_t *)PLACE == 0);
	CHECK(sys_release(PLACE) == E_OK);
	/* One that waits is told. */
	CHECK(crew_ask(pid, DO_OFFER, 0, 1, 0) == pending);
	CHECK(crew_ask(pid, DO_RESERVE, 0, 1, 0) == E_OK);
	crew_tell(pid, DO_LEARN, 0, 0, 0);
	crew_settle();
	CHECK(crew_offer(pid, PLACE) == pending);
	crew_settle();
	CHECK(sys_recv(&answer) == E_OK && answer == dead);
	crew_drop(pid, 0, BY_KILL);
}

void
test_share_waits(void)
{
	uint32_t one = crew_start(), two = crew_start(), status;

	/* Nothing but the offer wakes it. */
	crew_tell(one, DO_AWAIT, 0, 2, 0);
	crew_settle();
	CHECK(crew_offer(one, PLACE) == ready);
	crew_settle();
	CHECK(sys_recv(&status) == E_OK && status == E_OK);
	CHECK(sys_release(PLACE) == E_OK);
	/* Until the other offers. */
	crew_tell(one, DO_AWAIT, two, 0, 0);
	crew_settle();
	CHECK(crew_ask(two, DO_OFFER, one, 0, 0) == ready);
	CHECK(recv_wait() == E_OK);
	crew_ask(one, DO_WRITE, 0, 0, 8);
	CHECK(crew_ask(two, DO_READ, 0, 0, 0) == 8);
	/* Until the other ends. */
	crew_tell(one, DO_AWAIT, two, 1, 0);
	crew_settle();
	crew_drop(two, 0, BY_CRASH);
	CHECK(recv_wait() == E_INVALID);
	/* Until it is killed; that ends its offer. */
	CHECK(crew_start() == two);
	crew_tell(two, DO_AWAIT, one, 1, 0);
	crew_settle();
	crew_drop(two, 0, BY_KILL);
	CHECK(crew_start() == two);
	CHECK(crew_ask(one, DO_OFFER, two, 1, 0) == pending);
	crew_drop(two, 0, BY_KILL);
	CHECK(crew_ask(one, DO_ASK, two, 0, 0) == dead);
	/* Not at all, if everybody else sleeps. */
	CHECK(crew_offer(one, PLACE) == pending);
	crew_settle();
	CHECK(sys_share_status(one, true, &status) == E_ALONE);
	CHECK(crew_status(one) == pending);
	CHECK(crew_ask(one, DO_OFFER, 0, 1, 0) == ready);
	CHECK(sys_share_status(one, true, &status) == E_OK &&
	      status == SHARE_READY);
	CHECK(sys_share_status(one, true, &status) == E_OK &&
	      status == SHARE_DEAD);
	CHECK(sys_release(PLACE) == E_OK);
	crew_drop(one, 0, BY_EXIT);
}

void
test_shared_pages_are_not_executed(void)
{
	uint32_t pid = crew_start();

	CHECK(crew_offer(pid, PLACE) == pending);
	CHECK(crew_ask(pid, DO_OFFER, 0, 0, 0) == ready);
	*(volatile uint8_t *)PLACE = 0xc3; /* ret */
	crew_tell(pid, DO_EXECUTE, 0, 0, 0);
	CHECK(crew_wait(pid) == STATUS_KILLED + 14);
	CHECK(*(volatile uint8_t *)PLACE == 0xc3);
	CHECK(sys_release(PLACE) == E_OK);
}

/* Both ends of a long message lie in the same page, over each other. */
void
test_message_onto_itself(void)
{
	volatile uint32_t *mine = (volatile uint32_t *)PLACE;
	enum { WORDS = PAGE_SIZE / sizeof(*mine), HALF = WORDS / 2, OFF = 100 };
	uint32_t pid = crew_start();

	CHECK(crew_offer(pid, PLACE) == pending);
	CHECK(crew_ask(pid, DO_OFFER, 0, 0, 0) == ready);
	for (uint32_t i = 0; i < WORDS; i++)
		mine[i] = i < HALF ? 1 : 2;
	crew_tell(pid, DO_RECEIVE, 0, 0, OFF);
	CHECK(sync_send_wait(pid, (const void *)PLACE, PAGE_SIZE / 2) == E_OK);
	CHECK(recv_wait() == E_OK);
	for (uint32_t i = 0; i < WORDS; i++)
		CHECK(mine[i] == (i < HALF + OFF / sizeof(*mine) ? 1 : 2));
	CHECK(sys_release(PLACE) == E_OK);
	crew_drop(pid, 0, BY_EXIT);
}

/* The sender sleeps on bytes of a page whose other owner ends meanwhile. */
void
test_message_from_a_shared_page(void)
{
	static uint32_t bytes[PAGE_SIZE / 2 / sizeof(uint32_t)];
	uint32_t one = crew_start(), two = crew_start(), count;

	crew_share(one, two, 0);
	crew_ask(two, DO_WRITE, 0, 0, 77);
	crew_tell(one, DO_SEND, 0, 0, 0);
	crew_settle();
	crew_drop(two, 0, BY_EXIT);
	CHECK(sync_recv_wait(one, bytes, sizeof(bytes), &count) == E_OK);
	CHECK(count == sizeof(bytes) && bytes[0] == 77);
	CHECK(recv_wait() == E_OK);
	CHECK(crew_ask(one, DO_READ, 0, 0, 0) == 77);
	/* A page that is not shared any more is memory like all other. */
	crew_drop(one, 0, BY_RELEASE);
	CHECK(crew_ask(one, DO_RESERVE, 0, 0, 0) == E_OK);
	crew_drop(one, 0, BY_EXIT);
}
