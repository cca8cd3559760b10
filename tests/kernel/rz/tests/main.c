/*
 * Processes in ring 0 beside those in ring 3: the adder is process 1, and the
 * tester process 2.
 */
#include "../../base/tests/check.h"
#include "../services.h"
#include "sys.h"
#include "text.h"

int main(void);

enum { ADDER = 1, TESTER = 2, NAME_ROOM = 33 };

static uint32_t
ask(uint32_t pid, uint32_t what)
{
	CHECK(send_wait(pid, sys_getpid() << 16 | what) == E_OK);
	return recv_wait();
}

static void
test_service(void)
{
	for (uint32_t i = 0; i < 100; i++)
		CHECK(ask(ADDER, i * 3) == i * 3 + 1);
}

static void
test_ring0(void)
{
	CHECK(ask(TESTER, ASK_CHECKS) == 0);
}

/* Ring 3 may not end, or wait for, what others have started. */
static void
test_rights(void)
{
	struct process_info info;
	char name[NAME_ROOM];
	uint32_t pages;

	CHECK(sys_process(ADDER, &info) == E_OK);
	CHECK(info.parent == 0 && info.state == PROCESS_SLEEPS);
	CHECK(sys_program(info.program, name, sizeof(name), &pages) == E_NAME);
	CHECK(sys_process(sys_getpid(), &info) == E_OK);
	CHECK(sys_program(info.program, name, sizeof(name), &pages) == E_OK);
	CHECK(text_is_equal(name, "rztests"));
	CHECK(sys_send(NUM_IDS, 0) == E_INVALID);
}

/* The same service, by a call in ring 0 and by one out of ring 3. */
static void
test_costs(void)
{
	uint64_t begin = sys_time();
	uint32_t self = ask(TESTER, ASK_SELF), message, page, results[3];
	uint32_t call, send;

	message = ask(TESTER, ASK_MESSAGE);
	page = ask(TESTER, ASK_PAGE);
	begin = __builtin_ia32_rdtsc();
	trap(SYS_GETPID, 0, 0, 0, 0);
	call = (uint32_t)(__builtin_ia32_rdtsc() - begin) - 2;
	begin = __builtin_ia32_rdtsc();
	trap(SYS_SEND, sys_getpid(), 1, 0, 0);
	trap(SYS_RECV, 0, 0, 0, results);
	send = (uint32_t)(__builtin_ia32_rdtsc() - begin) - 2;
	print("rz: own id %u %u\n", self, call);
	print("rz: a word to oneself %u %u\n", message, send);
	begin = __builtin_ia32_rdtsc();
	CHECK(sys_reserve(0x50000000) == E_OK);
	CHECK(sys_release(0x50000000) == E_OK);
	call = (uint32_t)(__builtin_ia32_rdtsc() - begin) - 2;
	print("rz: a page and back %u %u\n", page, call);
}

static void
test_end_of_services(void)
{
	ask(TESTER, ASK_END);
	sys_yield();
	CHECK(sys_send(TESTER, 0) == E_INVALID);
	CHECK(sys_kill(ADDER) == E_OK);
}

int
main(void)
{
	TEST(service);
	TEST(ring0);
	TEST(rights);
	TEST(costs);
	TEST(end_of_services);
	return test_summary() ? 0 : 1;
}
