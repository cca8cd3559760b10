/*
 * replay FOLDER [CALLS] <LOG: runs the system calls that a kernel has recorded,
 * or so many, by the specifications, in the same order, and compares what comes
 * of each.
 *
 * The model is the whole kernel but for its lowest edge: user_run, where the
 * programs were, is the log.  All else is what the specifications say, from the
 * first state on.  So who runs next, what is in which register, what each call
 * returns and writes into memory has to agree.
 */
#include "replay.h"

#include "boot.h"
#include "host.h"
#include "layerc_x86.h"
#include "log.h"
#include "model.h"
#include "properties.h"
#include "results.h"
#include "threads.h"

enum { EAX = 7, EBX = 4, ECX = 6, TRAP = 12, TRAP_CALL = 48 };
enum { CALL_GETC = 11, CALL_TIME = 12 };
enum { STATUS = 0x3fd, DATA = 0x3f8, CAN_SEND = 0x20, HAS_BYTE = 1 };

static struct boot boot;
static uint32_t told[PROC_COUNT][UCTX_SIZE]; /* as the log told them last */
static uint32_t asked[PROC_COUNT];           /* the call, or CALL_NONE */
static uint32_t traps, most = -1u;

void
replay_end(void)
{
	bool is_short = most != -1u && results_count() < most;

	results_print(traps);
	if (is_short) {
		host_print("after ");
		host_print_number(results_count());
		host_print(" calls the kernel stops\n");
	}
	host_exit(is_short);
}

static void
say_where(void)
{
	host_print("after ");
	host_print_number(results_count());
	host_print(" calls, process ");
	host_print_number(threads_current());
	host_print(" in ");
	host_print(results_name(asked[threads_current()]));
	host_print(": ");
}

void
replay_differs(const char *what, uint32_t have, uint32_t want)
{
	say_where();
	host_print(what);
	host_print(" is ");
	host_print_hex(want);
	host_print(", by the specifications ");
	host_print_hex(have);
	host_print("\n");
	host_exit(1);
}

static void
expect(const char *what, uint32_t have, uint32_t want)
{
	if (have != want)
		replay_differs(what, have, want);
}

/* The registers as the log tells them. */
static void
read_context(uint32_t pid)
{
	uint32_t mask = log_word();

	for (uint32_t i = 0; i < UCTX_SIZE; i++)
		if (mask >> i & 1)
			told[pid][i] = log_word();
}

/* The physical address of what a process has there. */
static uint32_t
physical(uint32_t pid, uint32_t va)
{
	uint32_t page = spec_pt_read(pid, va) / PAGE_BYTES;

	if (page == 0)
		replay_differs("memory of the process at", 0, va);
	return page * PAGE_BYTES + va % PAGE_BYTES;
}

/* What others may have written meanwhile is not looked at. */
static bool
is_shared(uint32_t address)
{
	uint64_t owners = OWNER[address / PAGE_BYTES];

	return (owners & (owners - 1)) != 0;
}

/* What the kernel has left in the process's memory. */
static void
compare_memory(uint32_t pid)
{
	while (log_next() == LOG_FOUND) {
		uint32_t va, count, at, sum = 0, want;

		log_word();
		expect("whose memory was written", pid, log_word());
		va = log_word();
		count = log_word();
		want = log_word();
		at = physical(pid, va);
		for (uint32_t i = 0; i < count; i++)
			sum = sum * 31 + MEMORY[at + i];
		if (!is_shared(at))
			expect("what memory adds up to", sum, want);
	}
}

/* What the process has where the call may read. */
static void
take_memory(void)
{
	while (!log_is_over() && log_next() == LOG_ASKED) {
		uint32_t pid, va, count;

		log_word();
		pid = log_word();
		va = log_word();
		count = log_word();
		__builtin_memcpy(&MEMORY[physical(pid, va)], log_bytes(count),
		                 count);
	}
}

static void
compare_context(uint32_t pid)
{
	static const char *const names[UCTX_SIZE] = {
		"edi",   "esi",   "ebp", "esp in ring 0",
		"ebx",   "edx",   "ecx", "eax",
		"gs",    "fs",    "es",  "ds",
		"trap",  "error", "eip", "cs",
		"flags", "esp",   "ss"};

	expect("the next event", LOG_RUN, log_word());
	expect("who runs", pid, log_word());
	read_context(pid);
	for (uint32_t i = 0; i < UCTX_SIZE; i++)
		expect(names[i], UCTX[pid][i], told[pid][i]);
}

/* What the machine will answer in a call, as its result tells. */
static void
foresee(uint32_t pid)
{
	uint32_t place = log_place(), kept[UCTX_SIZE];

	if (asked[pid] != CALL_TIME && asked[pid] != CALL_GETC)
		return;
	__builtin_memcpy(kept, told[pid], sizeof(kept));
	if (log_word() != LOG_RUN || log_word() != pid)
		replay_differs("the next event", LOG_RUN, LOG_TRAP);
	read_context(pid);
	if (asked[pid] == CALL_TIME)
		TSC.times[TSC.reads % TIMES_MOST] =
			(uint64_t)told[pid][ECX] << 32 | told[pid][EBX];
	PORTS.answers[STATUS][PORTS.reads % TIMES_MOST] =
		told[pid][EAX] == 0 ? CAN_SEND | HAS_BYTE : CAN_SEND;
	PORTS.answers[DATA][(PORTS.reads + 1) % TIMES_MOST] =
		(uint8_t)told[pid][EBX];
	__builtin_memcpy(told[pid], kept, sizeof(kept));
	log_return(place);
}

static void
check_properties(void)
{
	uint32_t which;
	const char *broken = properties_broken(&which);

	if (!broken)
		return;
	say_where();
	host_print("by the specifications ");
	host_print(broken);
	host_print(": ");
	host_print_hex(which);
	host_print("\n");
	host_exit(1);
}

/* Ring 3, as the model sees it. */
uint32_t
spec_user_run(uint32_t pid)
{
	threads_forget_dead();
	if (log_is_over())
		replay_end();
	compare_memory(pid);
	compare_context(pid);
	results_add(asked[pid], UCTX[pid][EAX]);
	check_properties();
	if (results_count() == most)
		replay_end();
	traps++;
	expect("the next event", LOG_TRAP, log_word());
	expect("who ran", pid, log_word());
	read_context(pid);
	SEGMENTS.fault = log_word();
	__builtin_memcpy(UCTX[pid], told[pid], sizeof(told[pid]));
	asked[pid] = UCTX[pid][TRAP] == TRAP_CALL ? UCTX[pid][EAX] : CALL_NONE;
	take_memory();
	foresee(pid);
	return UCTX[pid][TRAP];
}

/* What the model does without: the processor's registers. */
struct x86_cpu CPU;

uint32_t
layerc_image_end(void)
{
	extern const uint8_t image_end[];

	return (uint32_t)image_end;
}

/* Nothing begins here as tests do. */
uint32_t
layerc_choice(uint32_t limit)
{
	(void)limit;
	return 0;
}

void
layerc_require(bool holds)
{
	if (!holds)
		replay_differs("what is required", false, true);
}

void
layerc_assume(bool holds)
{
	if (!holds)
		replay_differs("what is so when it is one's turn", false, true);
}

void
layerc_stop(void)
{
	if (log_is_over())
		replay_end();
	replay_differs("that the machine goes on", false, true);
	__builtin_unreachable();
}

/* It has not, or the log would end. */
void
layerc_may_stop(void)
{
}

/* What is left open, no result depends on. */
void
layerc_anything(void *component)
{
	(void)component;
}

uint32_t
layerc_some(uint32_t low, uint32_t high, bool (^predicate)(uint32_t))
{
	return layerc_first(low, high, predicate);
}

void system_init(uint32_t mbi);
void system_run(const char *name, uint32_t count);

static void
begin(void)
{
	system_init(boot.mbi);
	system_run(boot.name, boot.name_size);
}

void
replay_main(uint32_t count, char **words)
{
	if (count < 2 || !host_map(1 << 16, MEMORY_BYTES)) {
		host_print("usage: replay FOLDER [CALLS] <LOG\n");
		host_exit(2);
	}
	if (count > 2) {
		most = 0;
		for (const char *at = words[2]; *at; at++)
			most = most * 10 + (uint32_t)(*at - '0');
	}
	for (uint32_t i = 0; i < TIMES_MOST; i++)
		PORTS.answers[STATUS][i] = CAN_SEND;
	for (uint32_t pid = 0; pid < PROC_COUNT; pid++)
		asked[pid] = CALL_NONE;
	PAGING.basic[1].edx = HAS_PAE | HAS_PGE;
	PAGING.extended[0].eax = EXTENDED_FEATURES + 1;
	PAGING.extended[1].edx = HAS_NX;
	boot = boot_read(words[1]);
	threads_start(begin);
}

__asm__(".globl _start\n"
        "_start:\n"
        "	lea 4(%esp), %eax\n"
        "	pushl %eax\n"
        "	pushl 4(%esp)\n"
        "	call replay_main\n");
