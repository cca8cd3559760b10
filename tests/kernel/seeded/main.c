/*
 * A program that leaves something in every layer: what a seeded error spoils,
 * the checks at the end of the run are to find.  The root runs it, and so do
 * its children; the id tells what each does.
 */
#include "sys.h"
#include "text.h"

int main(void);

enum { ROOT = 0, SHARER = 1, MORTAL = 2, VICTIM = 3 };
enum {
	QUOTA = 128,
	LESS = 48,
	ROOM = 0x50000000,
	OTHER_ROOM = 0x50001000,
	BYTES = 16
};

static uint8_t bytes[BYTES];

/* Shares a page with the root, and waits like its child until the end. */
static int
share(void)
{
	uint32_t count, pid;

	if (sys_spawn("init", LESS, &pid) != E_OK ||
	    share_wait(ROOT, ROOM) != E_OK)
		return 1;
	return (int)sync_recv_wait(ROOT, bytes, BYTES, &count);
}

/* Shares a page with the root, and ends when told to. */
static int
end_or_yield(void)
{
	uint32_t word = recv_wait();

	while (word > 0) /* a later one with this id is ready for ever */
		sys_yield();
	if (share_wait(ROOT, OTHER_ROOM) != E_OK)
		return 1;
	recv_wait();
	return 7;
}

/* Offers bytes that nobody takes, until it is killed. */
static int
offer(void)
{
	uint32_t status;

	sys_offer_share(ROOT, ROOM, &status);
	sync_send_wait(ROOT, bytes, BYTES);
	return 1;
}

static uint32_t
spawn(void)
{
	uint32_t pid = NUM_IDS;

	sys_spawn("init", QUOTA, &pid);
	return pid;
}

/* Prints what does not hold.  Returns whether it does. */
static bool
check(bool held, const char *what)
{
	if (!held)
		print("init: not so: %s\n", what);
	return held;
}

#define CHECK(condition) check((condition), #condition)

/* Two who share with the root, of whom one ends. */
static bool
begin(void)
{
	uint32_t status = 0;

	return CHECK(spawn() == SHARER) && CHECK(spawn() == MORTAL) &&
	       CHECK(spawn() == VICTIM) && CHECK(sys_reserve(ROOM) == E_OK) &&
	       CHECK(sys_release(ROOM) == E_OK) &&
	       CHECK(share_wait(SHARER, ROOM) == E_OK) &&
	       CHECK(send_wait(MORTAL, 0) == E_OK) &&
	       CHECK(share_wait(MORTAL, OTHER_ROOM) == E_OK) &&
	       CHECK(send_wait(MORTAL, 0) == E_OK) &&
	       CHECK(end_wait(MORTAL, &status) == E_OK) && CHECK(status == 7);
}

/* One is killed who waits and has a message; a new one is ready for ever. */
static bool
go_on(void)
{
	for (uint32_t i = 0; i < 3; i++)
		sys_yield();
	if (!CHECK(sys_send(VICTIM, 1) == E_OK) ||
	    !CHECK(sys_kill(VICTIM) == E_OK) || !CHECK(spawn() == MORTAL) ||
	    !CHECK(send_wait(MORTAL, 1) == E_OK))
		return false;
	sys_yield();
	return true;
}

int
main(void)
{
	switch (sys_getpid()) {
	case ROOT:
		return begin() && go_on() ? 0 : 1;
	case SHARER:
		return share();
	case MORTAL:
		return end_or_yield();
	default:
		return offer();
	}
}
