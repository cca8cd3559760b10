#include "check.h"
#include "import.h"
#include "tests.h"

enum { ROOT = 0, LETTERS = 20, CHANNEL = 60, SENDERS = 2 };

/* Sleeps until a message comes, and takes it. */
static uint32_t
receive(void)
{
	while (!ring0_has_message())
		if (ring0_sleep(ring0_self()) == RING0_ALONE)
			ring0_yield();
	return ring0_recv();
}

/* Sleeps until the channel of pid is empty, and fills it. */
static void
deliver(uint32_t pid, uint32_t value)
{
	while (ring0_send(pid, value) == RING0_FULL)
		if (ring0_sleep(pid) == RING0_ALONE)
			ring0_yield();
}

void
test_message_to_oneself(void)
{
	CHECK(!ring0_has_message());
	CHECK(ring0_recv() == 0);
	CHECK(ring0_send(ROOT, 7) == RING0_OK);
	CHECK(ring0_has_message());
	CHECK(ring0_send(ROOT, 8) == RING0_FULL);
	CHECK(ring0_recv() == 7);
	CHECK(!ring0_has_message());
	CHECK(ring0_recv() == 0);
	CHECK(ring0_send(ROOT, 0) == RING0_OK);
	CHECK(ring0_has_message());
	CHECK(ring0_recv() == 0);
	CHECK(!ring0_has_message());
}

static void
do_nothing(void)
{
}

void
test_send_refuses(void)
{
	uint32_t child = ring0_spawn(do_nothing, 0);

	CHECK(ring0_send(child, 1) == RING0_OK);
	CHECK(ring0_send(child, 1) == RING0_FULL);
	wait_for(child);
	CHECK(ring0_send(child, 1) == RING0_INVALID);
	CHECK(ring0_send(NUM_IDS, 1) == RING0_INVALID);
	CHECK(ring0_send(UINT32_MAX, 1) == RING0_INVALID);
}

static void
answer(void)
{
	for (uint32_t i = 0; i < LETTERS; i++)
		deliver(ROOT, receive() + 1);
}

void
test_question_and_answer(void)
{
	uint32_t child = ring0_spawn(answer, 0);

	for (uint32_t i = 0; i < LETTERS; i++) {
		deliver(child, 10 * i);
		CHECK(receive() == 10 * i + 1);
	}
	wait_for(child);
}

static void
write_letters(void)
{
	for (uint32_t i = 0; i < LETTERS; i++)
		deliver(ROOT, ring0_self() * LETTERS + i);
}

/* Three sleep for room on the channel where the root sleeps for letters. */
void
test_many_senders_lose_nothing(void)
{
	uint32_t pids[MAX_CHILDREN], next[MAX_CHILDREN];

	for (uint32_t i = 0; i < MAX_CHILDREN; i++) {
		pids[i] = ring0_spawn(write_letters, 0);
		next[i] = pids[i] * LETTERS;
	}
	for (uint32_t count = MAX_CHILDREN * LETTERS; count > 0; count--) {
		uint32_t letter = receive();

		for (uint32_t i = 0; i < MAX_CHILDREN; i++)
			if (letter / LETTERS == pids[i])
				CHECK(letter == next[i]++);
	}
	for (uint32_t i = 0; i < MAX_CHILDREN; i++) {
		wait_for(pids[i]);
		CHECK(next[i] == (pids[i] + 1) * LETTERS);
	}
	CHECK(!ring0_has_message());
}

static bool found_message;

static void
look(void)
{
	found_message = ring0_has_message();
}

void
test_new_process_has_no_message(void)
{
	uint32_t child = ring0_spawn(look, 0);

	CHECK(ring0_send(child, 1) == RING0_OK);
	CHECK(ring0_kill(child) == RING0_OK);
	CHECK(ring0_spawn(look, 0) == child);
	found_message = true;
	wait_for(child);
	CHECK(!found_message);

	CHECK(ring0_spawn(do_nothing, 0) == child);
	CHECK(ring0_send(child, 1) == RING0_OK);
	wait_for(child);
	CHECK(ring0_spawn(look, 0) == child);
	found_message = true;
	wait_for(child);
	CHECK(!found_message);
}

static uint32_t receiver, senders[SENDERS], refusal_count;

/* Never receives, and ends when the root wants it to. */
static void
ignore(void)
{
	CHECK(ring0_sleep(CHANNEL) == RING0_OK);
}

static void
insist(void)
{
	while (ring0_send(receiver, 1) == RING0_FULL)
		CHECK(ring0_sleep(receiver) == RING0_OK);
	CHECK(ring0_send(receiver, 1) == RING0_INVALID);
	refusal_count++;
}

static void
begin_to_insist(void)
{
	refusal_count = 0;
	receiver = ring0_spawn(ignore, 0);
	CHECK(ring0_send(receiver, 0) == RING0_OK);
	for (uint32_t i = 0; i < SENDERS; i++)
		senders[i] = ring0_spawn(insist, 0);
	ring0_yield();
	CHECK(refusal_count == 0);
}

/* By now the receiver has ended, and the senders are ready. */
static void
end_insisting(void)
{
	CHECK(!ring0_is_alive(receiver));
	ring0_yield();
	CHECK(refusal_count == SENDERS);
	for (uint32_t i = 0; i < SENDERS; i++)
		CHECK(ring0_kill(senders[i]) == RING0_INVALID);
}

void
test_senders_wake_when_the_receiver_ends(void)
{
	begin_to_insist();
	CHECK(ring0_wakeup(CHANNEL) == RING0_OK);
	ring0_yield();
	end_insisting();
}

void
test_senders_wake_when_the_receiver_is_killed(void)
{
	begin_to_insist();
	CHECK(ring0_kill(receiver) == RING0_OK);
	end_insisting();
}

/* When the child ends nobody is ready but whom that wakes. */
void
test_an_end_wakes_the_only_other(void)
{
	uint32_t child = ring0_spawn(do_nothing, 0);

	CHECK(ring0_sleep(child) == RING0_OK);
	CHECK(!ring0_is_alive(child));
}
