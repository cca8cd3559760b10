#include "soak.h"
#include "sys.h"

enum { ROOM = 3000 };
enum { CHILD_QUOTA = 24, BYTES_MOST = 2 };

struct soak {
	struct chance chance;
	uint32_t calls, sum, child; /* NUM_IDS: none */
	uint64_t time;              /* when it was last asked for */
	bool is_leaf;
};

static uint8_t bytes[ROOM + 8];

uint32_t
chance(struct chance *chance, uint32_t limit)
{
	chance->state = chance->state * 1664525 + 1013904223;
	return (chance->state >> 8) % limit;
}

/* Counts a call, and what came back. */
static uint32_t
made(struct soak *soak, uint32_t result)
{
	soak->calls++;
	soak->sum = soak->sum * 31 + result;
	return result;
}

/* Mostly one that could be, now and then none at all. */
static uint32_t
any_id(struct soak *soak)
{
	return chance(&soak->chance, 50) == 0
	               ? 0xffffffff - chance(&soak->chance, 80)
	               : chance(&soak->chance, NUM_IDS);
}

static uint32_t
any_address(struct soak *soak)
{
	uint32_t page = chance(&soak->chance, SOAK_PLACES) * PAGE_SIZE;

	switch (chance(&soak->chance, 20)) {
	case 0:
		return chance(&soak->chance, 0xffffff) * 256;
	case 1:
		return SOAK_FAR + page;
	default:
		return SOAK_PLACE + page;
	}
}

static void
memory(struct soak *soak)
{
	uint32_t address = any_address(soak);
	bool is_there;

	if (chance(&soak->chance, 2) == 0 && address >= SOAK_PLACE) {
		made(soak, sys_release(address));
		return;
	}
	is_there = made(soak, sys_reserve(address)) == E_OK;
	/* A page that comes is clear; what is left in it nobody else sees. */
	if (is_there && address >= SOAK_PLACE) {
		made(soak, *(volatile uint32_t *)address);
		*(volatile uint32_t *)address = soak->calls;
	}
}

/* Pages that another process has, too: what is in them, both may change. */
static void
sharing(struct soak *soak)
{
	uint32_t pid = any_id(soak), status = 0;

	if (chance(&soak->chance, 2) == 0)
		made(soak, sys_offer_share(pid, any_address(soak), &status));
	else
		made(soak, sys_share_status(pid, false, &status));
	soak->sum += status;
}

static void
words(struct soak *soak)
{
	uint32_t value = soak->calls;

	switch (chance(&soak->chance, 4)) {
	case 0:
		made(soak, sys_send(any_id(soak), value));
		break;
	case 1:
		if (made(soak, sys_call(any_id(soak), &value)) == E_OK)
			made(soak, value);
		break;
	default:
		if (made(soak, sys_recv(&value)) == E_OK)
			made(soak, value);
		break;
	}
}

/*
 * Who has children waits for them, and comes to no meeting: messages go between
 * those without, or to one who is not there.
 */
static void
messages(struct soak *soak)
{
	uint32_t pid = any_id(soak), count = chance(&soak->chance, ROOM);
	uint32_t error;

	if (!soak->is_leaf || soak_children(pid) > 0)
		return;
	switch (chance(&soak->chance, 3)) {
	case 0:
		error = sys_sync_send(pid, bytes + count % 8, count);
		break;
	case 1:
		error = sys_sync_recv(pid, bytes + count % 8, count, &count);
		break;
	default:
		error = sys_sync_call(pid, bytes, &count, ROOM);
		break;
	}
	if (made(soak, error) == E_OK && count > 0)
		made(soak, bytes[count / 2]);
	bytes[chance(&soak->chance, ROOM)]++;
}

/* A child that ends by itself, or is killed. */
static void
children(struct soak *soak)
{
	uint32_t status;

	if (soak->child == NUM_IDS) {
		if (made(soak, sys_spawn("empty", CHILD_QUOTA, &soak->child)))
			soak->child = NUM_IDS;
		return;
	}
	if (chance(&soak->chance, 2) == 0)
		made(soak, sys_kill(soak->child));
	if (made(soak, sys_wait(soak->child, &status)) == E_ALONE)
		return;
	made(soak, status);
	soak->child = NUM_IDS;
}

/* The clock of the emulator varies, even where instructions are its time. */
static void
ask_time(struct soak *soak)
{
	uint64_t now = sys_time();

	made(soak, now >= soak->time);
	soak->time = now;
}

static void
questions(struct soak *soak)
{
	struct process_info info;
	uint32_t pages;
	char name[16];

	switch (chance(&soak->chance, 5)) {
	case 0:
		made(soak, sys_quota() - sys_usage());
		soak->calls++;
		break;
	case 1:
		if (made(soak, sys_process(any_id(soak), &info)) == E_OK)
			made(soak, info.usage);
		break;
	case 2:
		made(soak, sys_program(chance(&soak->chance, 40), name,
		                       sizeof(name), &pages));
		break;
	case 3:
		ask_time(soak);
		break;
	default:
		made(soak, sys_getpid());
		break;
	}
}

static void
turns(struct soak *soak)
{
	switch (chance(&soak->chance, 8)) {
	case 0:
		made(soak, sys_sleep(any_id(soak)));
		break;
	case 1:
	case 2:
	case 3:
		made(soak, sys_wakeup(any_id(soak)));
		break;
	default:
		sys_yield();
		soak->calls++;
		break;
	}
}

static void
nonsense(struct soak *soak)
{
	uint32_t number = SYS_SYNC_CALL + 1 + chance(&soak->chance, 1000);

	made(soak, trap(number, any_address(soak), any_id(soak),
	                any_address(soak), 0));
	made(soak, sys_puts((const char *)any_id(soak), BYTES_MOST));
}

uint32_t
soak_calls(uint32_t seed, uint32_t count)
{
	static void (*const kinds[])(struct soak *) = {
		memory,    memory, words, words,    messages, turns,
		questions, turns,  words, nonsense, sharing,
	};
	enum { KIND_COUNT = sizeof(kinds) / sizeof(*kinds), OFTEN = 100 };
	struct soak soak = {
		.chance = {seed},
		.child = NUM_IDS,
		.is_leaf = soak_children(sys_getpid()) == 0,
	};

	while (soak.calls < count) {
		kinds[chance(&soak.chance, KIND_COUNT)](&soak);
		if (chance(&soak.chance, OFTEN) == 0)
			children(&soak);
	}
	while (soak.child != NUM_IDS)
		children(&soak);
	return soak.sum;
}
