#include "crew.h"

#include "check.h"
#include "sys.h"

/* Here the first test has put pages: all the tables are there. */
enum { ALL = 0x70000000, MARK = 0x55555555 };

uint32_t
crew_start(void)
{
	uint32_t pid = NUM_IDS;

	CHECK(sys_spawn("sharer", CREW_QUOTA, &pid) == E_OK);
	crew_ask(pid, DO_USAGE, 0, 0, 0);
	return pid;
}

void
crew_tell(uint32_t pid, uint32_t deed, uint32_t other, uint32_t place,
          uint32_t value)
{
	CHECK(send_wait(pid, SHARER_COMMAND(deed, other, place, value)) ==
	      E_OK);
}

uint32_t
crew_ask(uint32_t pid, uint32_t deed, uint32_t other, uint32_t place,
         uint32_t value)
{
	crew_tell(pid, deed, other, place, value);
	return recv_wait();
}

void
crew_share(uint32_t pid, uint32_t other, uint32_t place)
{
	CHECK(crew_ask(pid, DO_OFFER, other, place, 0) ==
	      SHARER_ANSWER(E_OK, SHARE_PENDING));
	CHECK(crew_ask(other, DO_OFFER, pid, place, 0) ==
	      SHARER_ANSWER(E_OK, SHARE_READY));
}

void
crew_settle(void)
{
	/* Once is enough, unless a timer cuts in. */
	for (uint32_t i = 0; i < 8; i++)
		sys_yield();
}

uint32_t
crew_wait(uint32_t pid)
{
	uint32_t status = 0;

	CHECK(end_wait(pid, &status) == E_OK);
	return status;
}

void
crew_drop(uint32_t pid, uint32_t place, uint32_t way)
{
	static const uint32_t statuses[] = {0, 5, STATUS_KILLED + 14,
	                                    STATUS_STOPPED};

	if (way == BY_RELEASE) {
		CHECK(crew_ask(pid, DO_RELEASE, 0, place, 0) == E_OK);
		return;
	}
	if (way == BY_KILL)
		CHECK(sys_kill(pid) == E_OK);
	else
		crew_tell(pid, way == BY_EXIT ? DO_EXIT : DO_CRASH, 0, 0, 5);
	CHECK(crew_wait(pid) == statuses[way]);
}

uint32_t
crew_offer(uint32_t pid, uint32_t address)
{
	uint32_t status = 0;
	uint32_t error = sys_offer_share(pid, address, &status);

	return SHARER_ANSWER(error, status);
}

uint32_t
crew_status(uint32_t pid)
{
	uint32_t status = 0;
	uint32_t error = sys_share_status(pid, false, &status);

	return SHARER_ANSWER(error, status);
}

uint32_t
crew_take_all(void)
{
	uint32_t count = 0;

	for (; sys_reserve(ALL + count * PAGE_SIZE) == E_OK; count++)
		*(volatile uint32_t *)(ALL + count * PAGE_SIZE) = MARK;
	CHECK(sys_quota() == sys_usage());
	return count;
}

void
crew_give_all(uint32_t count)
{
	while (count-- > 0)
		if (!CHECK(sys_release(ALL + count * PAGE_SIZE) == E_OK))
			return;
}
