/*
 * Calls the kernel at random, for ever, in as many processes as there can be:
 * all calls, with arguments that mostly make sense, so that each returns each
 * of its results now and then.
 */
#include "import.h"

#include "sys.h"

enum { ROOM = 400, PLACES = 8, PLACE = 0x50000000, TIGHT = 8, OFTEN = 100 };
enum { CALLS = SYS_SYNC_CALL + 2, TABLES = 16, TABLE_SPAN = 512 * PAGE_SIZE };

static uint32_t state, self, least; /* least: pages that a child needs */
static bool spends, is_poor; /* it releases nothing; its quota is spent */
static uint32_t offered;     /* where it has offered last */
static uint8_t bytes[ROOM];
static const char text[ROOM] = "the console is slow: nobody is to wait for it.";
static const char name[] = "caller";

/* A number below limit. */
static uint32_t
chance(uint32_t limit)
{
	state = state * 1664525 + 1013904223;
	return (state >> 8) % limit;
}

/* Two by two they meet, with parents and children, now and then with nobody. */
static uint32_t
any_id(void)
{
	uint32_t way = chance(10);

	if (way == 0)
		return chance(NUM_IDS);
	if (way == 1)
		return NUM_IDS + chance(3);
	if (way <= 3 || self == 0)
		return self * MAX_CHILDREN + 1 + chance(MAX_CHILDREN);
	if (way <= 5)
		return (self - 1) / MAX_CHILDREN;
	return ((self - 1) ^ 1) + 1;
}

static uint32_t
any_page(void)
{
	return PLACE + chance(PLACES) * PAGE_SIZE;
}

/* For pages that are shared there is room when the others are all there. */
static uint32_t
any_shared(void)
{
	return any_page() + PLACES * PAGE_SIZE;
}

/* Now and then where a table has to come first, or what it has offered is. */
static uint32_t
any_own(void)
{
	switch (chance(spends ? 3 : 12)) {
	case 0:
		return PLACE + (1 + chance(TABLES)) * TABLE_SPAN;
	case 1:
		return offered;
	default:
		return any_page();
	}
}

/* Where a call finds bytes, or has room for them; rarely not the caller's. */
static uint32_t
any_bytes(void)
{
	switch (chance(12)) {
	case 0:
		return any_page();
	case 1:
		return USER_LOW - chance(PAGE_SIZE);
	case 2:
		return STACK_LOW + chance(USER_HIGH - STACK_LOW - ROOM);
	default:
		return (uint32_t)bytes + chance(8);
	}
}

struct call {
	uint32_t number, args[4];
};

static void
make(struct call *call)
{
	__asm__ volatile("int $48"
	                 : "+a"(call->number), "+b"(call->args[0]),
	                   "+c"(call->args[1]), "+d"(call->args[2]),
	                   "+S"(call->args[3])
	                 :
	                 : "memory");
}

/* A quota that suffices for the program, is too little, or nearly all. */
static uint32_t
any_quota(void)
{
	uint32_t left = sys_quota() - sys_usage();

	switch (chance(6)) {
	case 0:
		return chance(TIGHT);
	case 1:
		return left + 1 + chance(TIGHT);
	case 2:
	case 3:
		return least + chance(2);
	default:
		return left / 4;
	}
}

static void
spawn(struct call *call)
{
	call->args[0] = (uint32_t)name;
	call->args[1] = sizeof(name) - 1 - (chance(10) == 0);
	call->args[2] = any_quota();
	if (chance(10) == 0)
		call->args[0] = any_page();
}

/* Those whose first argument is an address. */
static void
choose_place(struct call *call)
{
	switch (call->number) {
	case SYS_PUTS:
		call->args[0] = chance(4) == 0 ? any_bytes() : (uint32_t)text;
		call->args[1] = chance(20) == 0 ? chance(ROOM) : chance(4);
		break;
	case SYS_SPAWN:
		spawn(call);
		break;
	case SYS_RELEASE:
		call->args[0] = chance(2) == 0 ? any_page() : any_shared();
		break;
	case SYS_RESERVE:
		call->args[0] = any_own() + (chance(10) == 0);
		break;
	}
}

static void
choose(struct call *call)
{
	call->number = chance(CALLS);
	if (spends && call->number == SYS_RELEASE)
		call->number = SYS_RESERVE;
	if (is_poor && (call->number == SYS_RESERVE || chance(3) == 0))
		call->number = SYS_OFFER_SHARE;
	call->args[0] = any_id();
	call->args[1] = any_bytes();
	call->args[2] = chance(ROOM - 8);
	call->args[3] = chance(ROOM - 8);
	if (call->number == SYS_OFFER_SHARE)
		call->args[1] = offered = any_shared();
	if (call->number == SYS_SHARE_STATUS)
		call->args[1] = chance(3) == 0;
	if (call->number == SYS_PROGRAM)
		call->args[0] = chance(30);
	/* One that ends, another one has to start again. */
	if (call->number == SYS_KILL && chance(self == 0 ? 2 : 8) > 0)
		call->number = SYS_YIELD;
	/* The root wakes those who sleep. */
	if (self == 0 && chance(4) == 0)
		call->number = SYS_WAKEUP;
	if (call->number == SYS_EXIT && (self == 0 || chance(8) > 0))
		call->number = SYS_WAKEUP;
	if (call->number == SYS_SHUTDOWN && self == 0)
		call->number = SYS_GETC;
	choose_place(call);
}

/*
 * What ends in a fault: stack that comes, or the end of the process.  The root
 * has to go on: it touches nothing for which it might have no pages left.
 */
static void
touch(void)
{
	uint32_t stack = STACK_LOW + chance(USER_HIGH - STACK_LOW - PAGE_SIZE);

	if (self == 0 && sys_quota() - sys_usage() < TIGHT)
		return;
	*(volatile uint32_t *)(stack & ~3u) = 1;
	if (self > 0 && chance(OFTEN) == 0)
		*(volatile uint32_t *)PAGE_SIZE = 1;
}

int
main(void)
{
	struct process_info info;
	char same[sizeof(name)];

	self = sys_getpid();
	if (sys_process(self, &info) != E_OK ||
	    sys_program(info.program, same, sizeof(same), &least) != E_OK)
		return 1;
	state = self;
	spends = self > 0 && chance(2) == 0;
	for (;;) {
		struct call call;
		uint32_t number;

		choose(&call);
		number = call.number;
		make(&call);
		if (number == SYS_RESERVE && call.number != E_INVALID)
			is_poor = call.number == E_MEMORY;
		/* Whoever takes the offer finds no room here. */
		if (number == SYS_OFFER_SHARE && chance(8) == 0)
			sys_reserve(offered);
		bytes[chance(ROOM)]++;
		if (chance(OFTEN) == 0)
			touch();
	}
}
