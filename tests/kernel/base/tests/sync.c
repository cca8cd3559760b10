#include "check.h"
#include "sys.h"
#include "tests.h"

enum { QUOTA = 64, PLACE = 0x60000000, PAGES = 3, SIZE = 5000, OFFSET = 3001 };

static void
send_all(uint32_t pid, const void *from, uint32_t count)
{
	uint32_t error;

	while ((error = sys_sync_send(pid, from, count)) == E_ALONE)
		sys_yield();
	CHECK(error == E_OK);
}

static uint32_t
receive(uint32_t pid, void *to, uint32_t room)
{
	uint32_t count = 0, error;

	while ((error = sys_sync_recv(pid, to, room, &count)) == E_ALONE)
		sys_yield();
	CHECK(error == E_OK);
	return count;
}

/* The bytes lie across page borders, differently on the two sides. */
void
test_long_messages(void)
{
	uint8_t *place = (uint8_t *)PLACE + OFFSET;
	uint32_t pid, status, usage;

	for (uint32_t i = 0; i < PAGES; i++)
		CHECK(sys_reserve(PLACE + i * PAGE_SIZE) == E_OK);
	usage = sys_usage();
	CHECK(sys_spawn("mirror", QUOTA, &pid) == E_OK);
	for (uint32_t round = 1; round < 20; round++) {
		for (uint32_t i = 0; i < SIZE; i++)
			place[i] = (uint8_t)(i * round);
		send_all(pid, place, SIZE - round % 2);
		for (uint32_t i = 0; i < SIZE; i++)
			place[i] = 0;
		CHECK(receive(pid, place, SIZE - round) == SIZE - round);
		for (uint32_t i = 0; i < SIZE - round; i++)
			CHECK(place[i] == (uint8_t)(i * round));
		CHECK(place[SIZE - round] == 0);
	}
	send_all(pid, place, 0);
	while (sys_wait(pid, &status) == E_ALONE)
		sys_yield();
	CHECK(status == 43);
	CHECK(sys_usage() == usage);
	for (uint32_t i = 0; i < PAGES; i++)
		CHECK(sys_release(PLACE + i * PAGE_SIZE) == E_OK);
}

/* Both directions in one call, with less room than there are bytes, or more. */
void
test_long_calls(void)
{
	static uint8_t bytes[SIZE + 8];
	uint32_t pid, status, usage = sys_usage();

	CHECK(sys_spawn("mirror", QUOTA, &pid) == E_OK);
	for (uint32_t round = 0; round < 20; round++) {
		uint32_t sent = SIZE - round, count = sent;
		uint32_t room = round % 3 == 0 ? sent - 7 : sent + 8;

		for (uint32_t i = 0; i < sent; i++)
			bytes[i] = (uint8_t)(i + round);
		CHECK(sys_sync_call(pid, bytes, &count, room) == E_OK);
		CHECK(count == (room < sent ? room : sent));
		for (uint32_t i = 0; i < count; i++)
			CHECK(bytes[i] == (uint8_t)(i + round));
	}
	send_all(pid, bytes, 0);
	while (sys_wait(pid, &status) == E_ALONE)
		sys_yield();
	CHECK(status == 43);
	CHECK(sys_usage() == usage);
}

void
test_long_messages_refuse(void)
{
	static const uint32_t wrong[][2] = {
		{0, 1},
		{0x100000, 4},
		{0x50000000, 1},
		{USER_LOW, 0xffffffff},
		{USER_HIGH - 1, 2},
		{USER_HIGH, 1},
		{0xffffffff, 2},
	};
	static uint8_t bytes[4];
	uint32_t pid, status, count, usage = sys_usage();

	CHECK(sys_sync_send(0, bytes, 1) == E_INVALID);
	CHECK(sys_sync_recv(0, bytes, 1, &count) == E_INVALID);
	CHECK(sys_sync_send(1, bytes, 1) == E_INVALID);
	CHECK(sys_sync_send(64, bytes, 1) == E_INVALID);
	CHECK(sys_sync_recv(0xffffffff, bytes, 1, &count) == E_INVALID);
	CHECK(sys_spawn("mirror", QUOTA, &pid) == E_OK);
	for (uint32_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		CHECK(trap(SYS_SYNC_SEND, pid, wrong[i][0], wrong[i][1], 0) ==
		      E_INVALID);
		CHECK(trap(SYS_SYNC_RECV, pid, wrong[i][0], wrong[i][1], 0) ==
		      E_INVALID);
	}
	/* The program's code may be read, not written. */
	CHECK(trap(SYS_SYNC_RECV, pid, USER_LOW, 1, 0) == E_INVALID);
	send_all(pid, bytes, 0);
	while (sys_wait(pid, &status) == E_ALONE)
		sys_yield();
	CHECK(status == 43);
	CHECK(sys_usage() == usage);
}

/* A partner that ends instead of taking, and one that ends instead of giving.
 */
void
test_partner_of_a_long_message_dies(void)
{
	static uint8_t bytes[4];
	uint32_t pid, status, count, usage = sys_usage();

	CHECK(sys_spawn("hostile", QUOTA, &pid) == E_OK);
	CHECK(sys_send(pid, 0) == E_OK);
	CHECK(sys_sync_send(pid, bytes, 4) == E_INVALID);
	CHECK(sys_wait(pid, &status) == E_OK && status == STATUS_KILLED + 14);
	CHECK(sys_spawn("hostile", QUOTA, &pid) == E_OK);
	CHECK(sys_send(pid, 0) == E_OK);
	CHECK(sys_sync_recv(pid, bytes, 4, &count) == E_INVALID);
	CHECK(sys_wait(pid, &status) == E_OK && status == STATUS_KILLED + 14);
	CHECK(sys_usage() == usage);
}
