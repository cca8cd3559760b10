/*
 * Virtual machines, as a process has them.
 */
#include "../../base/tests/check.h"
#include "sys.h"
#include "text.h"
#include "vm.h"

#define GUEST(name) extern const uint8_t name[], name##_end[]

GUEST(ports);
GUEST(adder);
GUEST(pager);
GUEST(toucher);
GUEST(waiter);
GUEST(beyond);
GUEST(faulter);
GUEST(looper);
GUEST(exiter);
GUEST(breaker);
GUEST(leaver);

int main(void);

enum { IN = 1, BYTE = 1 << 4, LONG = 1 << 6 };
#define EVENT 0x80000000u

static void
test_no_machine(void)
{
	struct vm_exit exit;
	uint32_t value;

	CHECK(vm_run(0, 0, 0, &exit) == E_INVALID);
	CHECK(vm_reserve(0) == E_INVALID);
	CHECK(vm_get_reg(VM_EAX, &value) == E_INVALID);
	CHECK(vm_set_reg(VM_EAX, 0) == E_INVALID);
	CHECK(vm_inject(EVENT | 0x20, 0) == E_INVALID);
	CHECK(trap(SYS_TSC_RATE + 1, 0, 0, 0, NULL) == E_CALL);
	CHECK(trap(SYS_VM_CREATE - 1, 0, 0, 0, NULL) == E_CALL);
}

static void
test_ports(void)
{
	struct vm_exit exit;

	guest_16(ports, ports_end);
	exit = guest_run(0, 0, 0);
	CHECK(exit.reason == VM_EXIT_IOIO);
	CHECK((exit.info & 0xffff007f) == (0x10u << 16 | BYTE));
	CHECK((exit.eax & 0xff) == 0x34);
	exit = guest_run(VM_SKIP, 0, 0);
	CHECK((exit.info & 0xffff007f) == (0x3f8u << 16 | LONG));
	CHECK(exit.eax == 0x89abcdef);
	exit = guest_run(VM_SKIP, 0, 0);
	CHECK((exit.info & 0xffff007f) == (0x20u << 16 | BYTE | IN));
	exit = guest_run(VM_SKIP | VM_SET_EAX, 0x5a, 0);
	CHECK((exit.info & 0xffff007f) == (0x3f8u << 16 | LONG | IN));
	CHECK((guest_reg(VM_EBX) & 0xff) == 0x5a);
	exit = guest_run(VM_SKIP | VM_SET_EAX, 0xfeedbeef, 0);
	CHECK(exit.reason == VM_EXIT_HLT);
	CHECK(guest_reg(VM_ECX) == 0xfeedbeef);
	guest_end();
}

static void
test_memory(void)
{
	uint32_t *data = guest_at(DATA_AT);
	struct vm_exit exit;

	guest_32(adder, adder_end);
	for (uint32_t i = 0; i < 10; i++)
		data[i] = i * i;
	exit = guest_run(0, 0, 0);
	CHECK(exit.reason == VM_EXIT_VMMCALL);
	CHECK(exit.eax == 285);
	CHECK(data[64] == 285);
	exit = guest_run(VM_SKIP, 0, 0);
	CHECK(exit.reason == VM_EXIT_HLT);
	guest_end();
}

static void
test_paging(void)
{
	struct vm_exit exit;

	guest_32(pager, pager_end);
	exit = guest_run(0, 0, 0);
	CHECK(exit.reason == VM_EXIT_CR0);
	CHECK(vm_set_reg(VM_CR0, exit.eax) == E_OK);
	exit = guest_run(VM_SKIP, 0, 0);
	CHECK(exit.reason == VM_EXIT_HLT);
	CHECK(exit.eax == 0x600df00d);
	CHECK(((uint32_t *)guest_at(DATA_AT))[128] == 0x600df00d);
	guest_end();
}

static void
test_missing_memory(void)
{
	struct vm_exit exit;
	uint64_t gpa;

	guest_32(toucher, toucher_end);
	exit = guest_run(0, 0, 0);
	CHECK(exit.reason == VM_EXIT_NPF);
	CHECK(vm_exit_info(1, &gpa) == E_OK && gpa == 0x5678);
	CHECK(vm_reserve(0x5000) == E_OK);
	*(uint32_t *)guest_at(0x5678) = 77;
	exit = guest_run(0, 0, 0);
	CHECK(exit.reason == VM_EXIT_NPF && exit.eax == 77);
	CHECK(vm_exit_info(1, &gpa) == E_OK && gpa == 0x300000);
	/* What is given back is gone for the guest at once. */
	CHECK(sys_release(GUEST_LOW + 0x5000) == E_OK);
	CHECK(vm_set_reg(VM_EIP, CODE_AT) == E_OK);
	exit = guest_run(0, 0, 0);
	CHECK(vm_exit_info(1, &gpa) == E_OK && gpa == 0x5678);
	guest_end();
}

static void
test_interrupts(void)
{
	struct vm_exit exit;

	guest_16(waiter, waiter_end);
	exit = guest_run(0, 0, 0);
	CHECK(exit.reason == VM_EXIT_IOIO);
	CHECK(exit.state == 0);
	exit = guest_run(VM_SKIP | VM_WINDOW, 0, 0);
	CHECK(exit.reason == VM_EXIT_VINTR);
	CHECK(exit.state == VM_CAN_INTERRUPT);
	exit = guest_run(VM_WINDOW, 0, EVENT | 0x21);
	CHECK(exit.reason == VM_EXIT_VINTR);
	CHECK((guest_reg(VM_EBX) & 0xffff) == 1);
	CHECK(vm_inject(EVENT | 0x21, 0) == E_OK);
	CHECK(vm_inject(EVENT | 0x21, 0) == E_FULL);
	exit = guest_run(0, 0, 0);
	CHECK(exit.reason == VM_EXIT_HLT);
	CHECK((guest_reg(VM_EBX) & 0xffff) == 2);
	guest_end();
}

static void
test_beyond(void)
{
	/* What each instruction exits with, and its length. */
	static const struct {
		uint32_t reason, length;
	} exits[] = {
		{VM_EXIT_CPUID, 2},  {VM_EXIT_INVD, 2},  {VM_EXIT_WBINVD, 2},
		{VM_EXIT_MSR, 2},    {VM_EXIT_MSR, 2},   {VM_EXIT_RDPMC, 2},
		{VM_EXIT_CLGI, 3},   {VM_EXIT_STGI, 3},  {VM_EXIT_VMLOAD, 3},
		{VM_EXIT_VMSAVE, 3}, {VM_EXIT_VMRUN, 3}, {VM_EXIT_INVLPGA, 3},
	};

	guest_32(beyond, beyond_end);
	for (uint32_t i = 0; i < sizeof(exits) / sizeof(*exits); i++) {
		struct vm_exit exit = guest_run(0, 0, 0);

		/* QEMU takes the first of these two for the second. */
		CHECK(exit.reason == exits[i].reason ||
		      (exits[i].reason == VM_EXIT_INVD &&
		       exit.reason == VM_EXIT_WBINVD));
		CHECK(vm_set_reg(VM_EIP, guest_reg(VM_EIP) + exits[i].length) ==
		      E_OK);
	}
	CHECK(guest_run(0, 0, 0).reason == VM_EXIT_HLT);
	guest_end();
}

/* What the guest does not leave in the processor, nor to the host. */
static void
test_leftovers(void)
{
	guest_32(breaker, breaker_end);
	CHECK(guest_run(0, 0, 0).reason == VM_EXIT_DR7);
	CHECK(guest_run(VM_SKIP, 0, 0).reason == VM_EXIT_DR5);
	CHECK(guest_run(VM_SKIP, 0, 0).reason == VM_EXIT_TR);
	CHECK(guest_run(VM_SKIP, 0, 0).reason == VM_EXIT_CR0);
	CHECK(vm_set_reg(VM_CR0, 0x60000011) == E_OK);
	CHECK(guest_reg(VM_CR0) == 0x60000031);
	/* The error is an exception, for which there is no handler. */
	CHECK(guest_run(VM_SKIP, 0, 0).reason == VM_EXIT_SHUTDOWN);
	guest_end();
}

/* An exception of ring 3: the stack of ring 0 is that of the task. */
static void
test_rings(void)
{
	enum { CODE_3 = 0xcfb, DATA_3 = 0xcf3, GDT = 0x800, TASK = 0x900 };
	enum { BUSY = 0x8b };
	uint32_t *words = guest_at(0);

	guest_32(leaver, leaver_end);
	CHECK(vm_set_seg(VM_CS, 0x1b, 0, 0xffffffff, CODE_3) == E_OK);
	CHECK(vm_set_seg(VM_SS, 0x23, 0, 0xffffffff, DATA_3) == E_OK);
	CHECK(vm_set_seg(VM_GDTR, 0, GDT, 0x17, 0) == E_OK);
	CHECK(vm_set_seg(VM_TR, 0x28, TASK, 0x67, BUSY) == E_OK);
	words[6 * 2] = 8 << 16 | (CODE_AT + 2);
	words[6 * 2 + 1] = 0x8e00;
	words[GDT / 4 + 2] = 0xffff;
	words[GDT / 4 + 3] = 0xcf9b00;
	words[GDT / 4 + 4] = 0xffff;
	words[GDT / 4 + 5] = 0xcf9300;
	words[TASK / 4 + 1] = DATA_AT + 0x100;
	words[TASK / 4 + 2] = 16;
	CHECK(guest_run(0, 0, 0).reason == VM_EXIT_HLT);
	CHECK(guest_reg(VM_ESP) == DATA_AT + 0x100 - 20);
	guest_end();
}

static void
test_triple_fault(void)
{
	struct vm_exit exit;

	guest_32(faulter, faulter_end);
	exit = guest_run(0, 0, 0);
	CHECK(exit.reason == VM_EXIT_SHUTDOWN);
	guest_end();
}

/*
 * Runs the looping guest for ticks until it has counted further.  It may not
 * come to an instruction between two of them, on a host that has other things
 * to do.
 */
static uint32_t
count_on(uint32_t from)
{
	volatile uint32_t *count = guest_at(DATA_AT);
	struct vm_exit exit;

	for (int ticks = 0; ticks < 1000 && *count == from; ticks++) {
		CHECK(vm_run(0, 0, 0, &exit) == E_OK);
		CHECK(exit.reason == VM_EXIT_INTR);
	}
	return *count;
}

static void
test_tick(void)
{
	uint32_t count;

	guest_32(looper, looper_end);
	count = count_on(0);
	CHECK(count > 0);
	CHECK(count_on(count) != count);
	guest_end();
}

/* An access to a port, from exit to exit: the guest's part is an instruction.
 */
static void
test_cost_of_an_exit(void)
{
	enum { ROUNDS = 200 };
	uint32_t least = UINT32_MAX, flags = VM_SKIP;

	guest_32(exiter, exiter_end);
	CHECK(guest_run(0, 0, 0).reason == VM_EXIT_IOIO);
	for (uint32_t i = 0; i < ROUNDS; i++) {
		struct vm_exit exit;
		uint64_t begin = __builtin_ia32_rdtsc();
		uint32_t count;

		CHECK(vm_run(flags, 0, 0, &exit) == E_OK);
		count = (uint32_t)(__builtin_ia32_rdtsc() - begin);
		/* A tick of the host's may come first. */
		flags = exit.reason == VM_EXIT_IOIO ? VM_SKIP : 0;
		if (flags && count < least)
			least = count;
	}
	print("vm: exit and back %u\n", least);
	guest_end();
}

static void
test_invalid(void)
{
	struct vm_exit exit;

	guest_32(looper, looper_end);
	/* Write-through without caches is no state of a processor. */
	CHECK(vm_set_reg(VM_CR0, 0x20000011) == E_OK);
	CHECK(vm_run(0, 0, 0, &exit) == E_OK);
	CHECK(exit.reason == VM_EXIT_INVALID);
	CHECK(vm_run(0, 0, 0, &exit) == E_INVALID);
	guest_end();
}

enum { KEEPERS = 3, QUOTA = 200 };

static uint32_t
end_of(uint32_t pid)
{
	uint32_t status = 0, error;

	while ((error = sys_wait(pid, &status)) == E_ALONE)
		sys_yield();
	CHECK(error == E_OK);
	return status;
}

/* Guests that take turns, and each keeps what is in the processor of it. */
static void
keep(uint32_t count, uint32_t number)
{
	uint32_t pids[KEEPERS];

	for (uint32_t i = 0; i < count; i++) {
		CHECK(sys_spawn("keeper", QUOTA, &pids[i]) == E_OK);
		CHECK(send_wait(pids[i], number + i) == E_OK);
	}
	for (uint32_t i = 0; i < count; i++)
		CHECK(end_of(pids[i]) == 50);
}

static void
test_guests_beside_each_other(void)
{
	keep(KEEPERS, 1000);
}

/* A machine ends with its process: who gets the id has none. */
static void
test_end_of_machine(void)
{
	uint32_t pid = NUM_IDS, again = NUM_IDS;

	CHECK(sys_spawn("keeper", QUOTA, &pid) == E_OK);
	CHECK(send_wait(pid, 1) == E_OK);
	CHECK(end_of(pid) == 50);
	CHECK(sys_spawn("vmless", QUOTA, &again) == E_OK);
	CHECK(again == pid);
	CHECK(end_of(again) == E_INVALID);
}

/* The number in a file that boot has brought, or else (see ../torture). */
static uint32_t
number_in(const char *file, uint32_t otherwise)
{
	char name[8], digits[9] = "";
	uint32_t pages, value;

	for (uint32_t i = 0; sys_program(i, name, sizeof(name), &pages) == E_OK;
	     i++)
		if (text_is_equal(name, file) &&
		    sys_file(i, 0, digits, sizeof(digits) - 1) == E_OK &&
		    text_number(digits, &value))
			return value;
	return otherwise;
}

/*
 * What nobody else's guest can reach: pages with numbers in them, most of what
 * memory there is besides that of the other processes.
 */
enum { PAGES = 4096, OTHERS = 2500, SEED = 0x9e3779b9 };

static uint32_t
count_damaged(const uint32_t *words, uint32_t pages)
{
	uint32_t damaged = 0;

	for (uint32_t i = 0; i < pages * PAGE_SIZE / 4; i++)
		damaged += words[i] != i * SEED;
	return damaged;
}

static void
test_hostile_guest(void)
{
	uint32_t *words = (uint32_t *)0x50000000, pid = NUM_IDS, kinds;
	uint32_t usage = sys_usage(), keepers = 0;
	uint32_t room = sys_quota() - usage - OTHERS;
	uint32_t limit = number_in("pages", PAGES);
	uint32_t pages = room < limit ? room : limit;
	struct process_info info;

	for (uint32_t i = 0; i < pages; i++)
		CHECK(sys_reserve((uint32_t)words + i * PAGE_SIZE) == E_OK);
	for (uint32_t i = 0; i < pages * PAGE_SIZE / 4; i++)
		words[i] = i * SEED;
	CHECK(sys_spawn("vmfuzz", 2000, &pid) == E_OK);
	CHECK(send_wait(pid, number_in("exits", 2000)) == E_OK);
	CHECK(send_wait(pid, number_in("seed", 0)) == E_OK);
	/* Meanwhile others have machines, and go on. */
	while (sys_process(pid, &info) == E_OK && info.state != PROCESS_ENDED) {
		keep(1, 2000 + keepers);
		keepers++;
	}
	kinds = end_of(pid);
	print("vmfuzz: %u kinds of exits, beside %u guests and %u pages\n",
	      kinds, keepers, pages);
	CHECK(kinds >= 8 && kinds < 0x100);
	CHECK(keepers > 0);
	CHECK(count_damaged(words, pages) == 0);
	for (uint32_t i = 0; i < pages; i++)
		CHECK(sys_release((uint32_t)words + i * PAGE_SIZE) == E_OK);
	CHECK(sys_usage() <= usage + 2 + pages / 512);
}

static void
test_arguments(void)
{
	struct vm_exit exit;
	uint32_t a, b, c;

	guest_16(ports, ports_end);
	CHECK(vm_run(8, 0, 0, &exit) == E_INVALID);
	CHECK(vm_run(0, 0, 0x21, &exit) == E_INVALID);
	CHECK(vm_run(0, 0, EVENT | 0x121, &exit) == E_INVALID);
	CHECK(vm_run(0, 0, EVENT | 0x320, &exit) == E_INVALID);
	CHECK(vm_run(VM_SKIP, 0, 0, &exit) == E_INVALID);
	CHECK(vm_reserve(CODE_AT) == E_INVALID);
	CHECK(vm_reserve(CODE_AT + 1) == E_INVALID);
	CHECK(vm_reserve(GUEST_SIZE) == E_INVALID);
	CHECK(vm_get_reg(VM_REGISTERS, &a) == E_INVALID);
	CHECK(vm_set_reg(VM_REGISTERS, 0) == E_INVALID);
	CHECK(vm_get_seg(VM_SEGMENTS, &a, &b, &c) == E_INVALID);
	CHECK(vm_set_seg(VM_SEGMENTS, 0, 0, 0, 0) == E_INVALID);
	for (uint32_t n = 0; n < VM_REGISTERS; n++) {
		CHECK(vm_set_reg(n, 0x10203 * n) == E_OK);
		CHECK(vm_get_reg(n, &a) == E_OK);
		CHECK(a == (0x10203 * n | (n == VM_CR0 ? 0x20 : 0)) ||
		      n == VM_EFER);
	}
	for (uint32_t n = 0; n < VM_SEGMENTS; n++) {
		CHECK(vm_set_seg(n, n + 1, n + 2, n + 3, n + 4) == E_OK);
		CHECK(vm_get_seg(n, &a, &b, &c) == E_OK);
		CHECK(a == n + 2 && b == n + 3);
		/* A task is always one. */
		CHECK(c == ((n == VM_TR ? 0x89 : n + 4) << 16 | (n + 1)));
	}
	guest_end();
}

static void
test_file(void)
{
	uint8_t bytes[4] = {0}, *text = (uint8_t *)0x50000000;
	char name[8];
	uint32_t rate, pages, number = 0;

	/* The first program is an ELF file, as all are. */
	CHECK(sys_file(0, 0, bytes, 4) == E_OK);
	CHECK(memcmp(bytes, "\177ELF", 4) == 0);
	CHECK(sys_file(0, 1, bytes, 2) == E_OK);
	CHECK(memcmp(bytes, "ELLF", 4) == 0);
	while (sys_program(number, name, sizeof(name), &pages) == E_OK)
		number++;
	CHECK(sys_file(number, 0, bytes, 4) == E_NAME);
	CHECK(sys_file(0, 0, text, 4) == E_INVALID);
	CHECK(sys_reserve((uint32_t)text) == E_OK);
	CHECK(sys_file(0, 0, text, PAGE_SIZE + 1) == E_INVALID);
	CHECK(text[0] == 0);
	CHECK(sys_release((uint32_t)text) == E_OK);
	/* From the end on there is nothing. */
	CHECK(sys_file(0, 0xffffffff, bytes, 4) == E_OK);
	CHECK(sys_file(0, 0xffffffff, (void *)1, 0) == E_INVALID);
	CHECK(tsc_rate(&rate) == E_OK);
	CHECK(rate > 1000);
}

int
main(void)
{
	TEST(no_machine);
	TEST(ports);
	TEST(memory);
	TEST(paging);
	TEST(missing_memory);
	TEST(interrupts);
	TEST(beyond);
	TEST(leftovers);
	TEST(rings);
	TEST(triple_fault);
	TEST(tick);
	TEST(cost_of_an_exit);
	TEST(invalid);
	TEST(arguments);
	TEST(file);
	TEST(guests_beside_each_other);
	TEST(end_of_machine);
	TEST(hostile_guest);
	return test_summary() ? 0 : 1;
}
