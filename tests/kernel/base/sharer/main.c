/*
 * A program that shares memory as it is told to, for the tests.
 */
#include "sharer.h"
#include "sys.h"

int main(void);

enum { ROOT = 0, QUOTA = 64 };

/* How many pages it has from SHARER_FULL on. */
static uint32_t full_count;

static uint32_t
offer(uint32_t pid, uint32_t address)
{
	uint32_t status = 0;
	uint32_t error = sys_offer_share(pid, address, &status);

	return SHARER_ANSWER(error, status);
}

static uint32_t
status_of(uint32_t pid, bool waits)
{
	uint32_t status = 0;
	uint32_t error = sys_share_status(pid, waits, &status);

	return SHARER_ANSWER(error, status);
}

static uint32_t
fill(void)
{
	while (sys_reserve(SHARER_FULL + full_count * PAGE_SIZE) == E_OK)
		full_count++;
	return sys_quota() - sys_usage();
}

static uint32_t
leave(uint32_t count)
{
	while (count-- > 0 && full_count > 0)
		sys_release(SHARER_FULL + --full_count * PAGE_SIZE);
	return sys_quota() - sys_usage();
}

static uint32_t
spawn(void)
{
	uint32_t pid;

	return sys_spawn("sharer", QUOTA, &pid) == E_OK ? pid : NUM_IDS;
}

static uint32_t
receive(uint32_t pid, uint32_t address)
{
	uint32_t count;

	return sync_recv_wait(pid, (void *)address, PAGE_SIZE / 2, &count);
}

static uint32_t
call(uint32_t pid, uint32_t address)
{
	uint32_t count = PAGE_SIZE / 2, error;

	while ((error = sys_sync_call(pid, (void *)address, &count, count)) ==
	       E_ALONE)
		sys_yield();
	return error;
}

static uint32_t
wait(uint32_t pid)
{
	uint32_t status;

	return end_wait(pid, &status);
}

/* The deeds that are calls about shared pages, or about pages. */
static uint32_t
perform_call(uint32_t deed, uint32_t pid, uint32_t address)
{
	switch (deed) {
	case DO_OFFER:
		return offer(pid, address);
	case DO_ASK:
		return status_of(pid, false);
	case DO_LEARN:
		return status_of(pid, true);
	case DO_AWAIT:
		return share_wait(pid, address);
	case DO_RESERVE:
		return sys_reserve(address);
	case DO_RELEASE:
		return sys_release(address);
	case DO_SEND:
		return sync_send_wait(pid, (const void *)address,
		                      PAGE_SIZE / 2);
	case DO_CALL:
		return call(pid, address);
	case DO_WAIT:
		return wait(pid);
	default:
		return 0;
	}
}

static uint32_t
perform(uint32_t deed, uint32_t pid, uint32_t address, uint32_t value)
{
	switch (deed) {
	case DO_READ:
		return *(volatile uint32_t *)address;
	case DO_WRITE:
		*(volatile uint32_t *)address = value;
		return 0;
	case DO_USAGE:
		return sys_usage();
	case DO_FILL:
		return fill();
	case DO_LEAVE:
		return leave(value);
	case DO_SPAWN:
		return spawn();
	case DO_RECEIVE:
		return receive(pid, address + value);
	case DO_EXIT:
		sys_exit((uint32_t)(int8_t)value);
	case DO_CRASH:
		*(volatile uint32_t *)0 = value;
		return 0;
	case DO_EXECUTE:
		((void (*)(void))address)();
		sys_exit(0);
	default:
		return perform_call(deed, pid, address);
	}
}

int
main(void)
{
	/* The table for its places is there from now on. */
	if (sys_reserve(SHARER_LOW) != E_OK || sys_release(SHARER_LOW) != E_OK)
		return 1;
	for (;;) {
		uint32_t word = recv_wait();

		send_wait(ROOT, perform(word & 0xff, word >> 8 & 0xff,
		                        sharer_address(word >> 16 & 0xff),
		                        word >> 24));
	}
}
