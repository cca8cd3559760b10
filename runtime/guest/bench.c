/*
 * What calls of Linux cost: for comparing a machine with a virtual one.
 *
 * Each is done many times between two readings of the time-stamp counter, and
 * what is printed is the mean, ticks of the timer included.
 */
#include "linux.h"
#include "text.h"

enum {
	PAGE = 4096,
	PAGES = 256,
	REGION = PAGES * PAGE,
	COPIES = 64,
	READ_WRITE = 3,
	PRIVATE_ANONYMOUS = 0x22,
	SIGNAL = 10,
	STAT_SIZE = 96,
};

struct action {
	void (*handler)(int);
	uint32_t mask, flags, restorer;
};

struct operation {
	const char *name;
	uint32_t times;
	void (*run)(uint32_t times);
};

uint64_t
counter(void)
{
	uint32_t low, high;

	__asm__ volatile("rdtsc" : "=a"(low), "=d"(high));
	return (uint64_t)high << 32 | low;
}

static void
null_call(uint32_t times)
{
	while (times-- > 0)
		call(CALL_GETPPID, 0, 0, 0, 0);
}

static void
stat_file(uint32_t times)
{
	uint8_t status[STAT_SIZE];

	while (times-- > 0)
		call(CALL_STAT64, (uint32_t) "/init", (uint32_t)status, 0, 0);
}

static void
open_file(uint32_t times)
{
	while (times-- > 0)
		call(CALL_CLOSE,
		     (uint32_t)call(CALL_OPEN, (uint32_t) "/init", 0, 0, 0), 0,
		     0, 0);
}

static void
read_proc(uint32_t times)
{
	char bytes[64];

	while (times-- > 0) {
		int32_t file =
			call(CALL_OPEN, (uint32_t) "/proc/uptime", 0, 0, 0);

		call(CALL_READ, (uint32_t)file, (uint32_t)bytes, sizeof(bytes),
		     0);
		call(CALL_CLOSE, (uint32_t)file, 0, 0, 0);
	}
}

static void
fork_exit(uint32_t times)
{
	while (times-- > 0) {
		int32_t child = call(CALL_FORK, 0, 0, 0, 0);

		if (child == 0)
			call(CALL_EXIT, 0, 0, 0, 0);
		call(CALL_WAITPID, (uint32_t)child, 0, 0, 0);
	}
}

static void
fork_exec(uint32_t times)
{
	static char *words[] = {"init", "leave", 0};

	while (times-- > 0) {
		int32_t child = call(CALL_FORK, 0, 0, 0, 0);

		if (child == 0) {
			call(CALL_EXECVE, (uint32_t) "/init", (uint32_t)words,
			     0, 0);
			call(CALL_EXIT, 1, 0, 0, 0);
		}
		call(CALL_WAITPID, (uint32_t)child, 0, 0, 0);
	}
}

/* A byte to another process, and one back. */
static void
switch_there_and_back(uint32_t times)
{
	int32_t to[2], from[2], child;
	char byte = 0;

	call(CALL_PIPE, (uint32_t)to, 0, 0, 0);
	call(CALL_PIPE, (uint32_t)from, 0, 0, 0);
	child = call(CALL_FORK, 0, 0, 0, 0);
	for (uint32_t i = 0; i < times; i++) {
		int32_t in = child ? from[0] : to[0];
		int32_t out = child ? to[1] : from[1];

		if (child)
			call(CALL_WRITE, (uint32_t)out, (uint32_t)&byte, 1, 0);
		call(CALL_READ, (uint32_t)in, (uint32_t)&byte, 1, 0);
		if (!child)
			call(CALL_WRITE, (uint32_t)out, (uint32_t)&byte, 1, 0);
	}
	if (!child)
		call(CALL_EXIT, 0, 0, 0, 0);
	call(CALL_WAITPID, (uint32_t)child, 0, 0, 0);
	for (uint32_t i = 0; i < 2; i++) {
		call(CALL_CLOSE, (uint32_t)to[i], 0, 0, 0);
		call(CALL_CLOSE, (uint32_t)from[i], 0, 0, 0);
	}
}

static uint8_t *
map(void)
{
	uint32_t words[] = {0,          REGION, READ_WRITE, PRIVATE_ANONYMOUS,
	                    UINT32_MAX, 0};

	return (uint8_t *)call(CALL_MMAP, (uint32_t)words, 0, 0, 0);
}

static void
unmap(uint8_t *region)
{
	call(CALL_MUNMAP, (uint32_t)region, REGION, 0, 0);
}

static void
map_unmap(uint32_t times)
{
	while (times-- > 0)
		unmap(map());
}

/* Requires a multiple of PAGES. */
static void
touch_pages(uint32_t times)
{
	for (uint32_t done = 0; done < times; done += PAGES) {
		uint8_t *region = map();

		for (uint32_t i = 0; i < PAGES; i++)
			region[i * PAGE] = 1;
		unmap(region);
	}
}

static void
copy_memory(uint32_t times)
{
	uint8_t *region = map();

	while (times-- > 0)
		memcpy(region, region + REGION / 2, COPIES * 1024);
	unmap(region);
}

static void
handle(int number)
{
	(void)number;
}

static void
catch_signal(uint32_t times)
{
	struct action action = {.handler = handle};
	uint32_t self = (uint32_t)call(CALL_GETPID, 0, 0, 0, 0);

	call(CALL_SIGACTION, SIGNAL, (uint32_t)&action, 0, 0);
	while (times-- > 0)
		call(CALL_KILL, self, SIGNAL, 0, 0);
}

static const struct operation operations[] = {
	{"null call", 20000, null_call},
	{"stat", 5000, stat_file},
	{"open, close", 5000, open_file},
	{"read of /proc/uptime", 2000, read_proc},
	{"signal caught", 5000, catch_signal},
	{"fork, exit, wait", 300, fork_exit},
	{"fork, exec, exit, wait", 200, fork_exec},
	{"byte there and back", 2000, switch_there_and_back},
	{"mmap, munmap", 2000, map_unmap},
	{"page touched", 16 * PAGES, touch_pages},
	{"64 KiB copied", 200, copy_memory},
};

enum { OPERATIONS = sizeof(operations) / sizeof(*operations) };

void
bench(void)
{
	for (uint32_t i = 0; i < OPERATIONS; i++) {
		const struct operation *it = &operations[i];
		uint64_t begin;

		it->run(it->times / 4); /* first of all, what comes once */
		begin = counter();
		it->run(it->times);
		print("bench %u %s\n",
		      (uint32_t)(counter() - begin) / it->times, it->name);
	}
}
