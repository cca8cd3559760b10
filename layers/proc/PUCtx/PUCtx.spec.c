#include "PUCtx.state.h"

#include "Gate.state.h"

/* The words that a new context begins with, and that have no name outside. */
enum { ES = 10, DS = 11, CS = 15, EFLAGS = 16, ESP = 17, SS = 18 };

enum { STUB_BYTES = 16, CALLS = 64 };

uint32_t UCTX[UCTX_COUNT][UCTX_SIZE];
struct user_stack_state USTACK;
struct programs_state PROGRAMS;

/* A number or id, an address of a program's or its stack's, a guest's event. */
static uint32_t
choose_register(void)
{
	enum { USER_BEGIN = 0x40000000, STACK_END = 0xf0000000, PAGE = 4096 };

	switch (CHOICE(9)) {
	case 0:
		return CHOICE(8);
	case 1:
		return CHOICE(2) ? CHOICE(4) : UCTX_COUNT - 1 + CHOICE(3);
	case 2:
		return CHOICE(2 * PAGE);
	case 3:
		return CHOICE(4) * PAGE;
	case 4:
		return USER_BEGIN + CHOICE(4) * PAGE;
	case 5:
		return USER_BEGIN + CHOICE(4) * PAGE + CHOICE(8);
	case 6:
		return STACK_END - CHOICE(8) * PAGE - CHOICE(8);
	case 7:
		return (uint32_t)1 << 31 | CHOICE(16) << 8 | CHOICE(40);
	default:
		return -CHOICE(4);
	}
}

void
choose_call(uint32_t pid)
{
	for (uint32_t word = 0; word < UCTX_EAX; word++)
		UCTX[pid][word] = choose_register();
	UCTX[pid][UCTX_EAX] = CHOICE(CALLS);
}

/* What programs of tests have in their registers when they stop. */
void
start_PUCtx(void)
{
	enum { STOPS = 512 };

	for (uint32_t stop = 0; stop < STOPS; stop++) {
		uint32_t *context = PROGRAMS.at[stop].context;

		for (uint32_t word = 0; word <= UCTX_EAX; word++)
			context[word] = choose_register();
		context[UCTX_EAX] = CHOICE(CALLS);
		context[UCTX_TRAP] = CHOICE(4) ? TRAP_SYSCALL : CHOICE(CALLS);
		PROGRAMS.at[stop].fault = choose_register();
	}
}

uint32_t
spec_trap_stub(uint32_t vector)
{
	REQUIRE(vector <= TRAP_SYSCALL);
	return USTACK.stubs + vector * STUB_BYTES;
}

void
spec_uctx_start(uint32_t pid, uint32_t entry, uint32_t top)
{
	REQUIRE(pid < NUM_IDS);
	for (uint32_t word = 0; word < UCTX_SIZE; word++)
		UCTX[pid][word] = 0;
	UCTX[pid][UCTX_EIP] = entry;
	UCTX[pid][ESP] = top;
	UCTX[pid][EFLAGS] = USER_FLAGS;
	UCTX[pid][CS] = USER_CODE;
	UCTX[pid][DS] = UCTX[pid][ES] = UCTX[pid][SS] = USER_DATA;
}

uint32_t
spec_uctx_get(uint32_t pid, uint32_t word)
{
	REQUIRE(pid < NUM_IDS && word < UCTX_SIZE);
	return UCTX[pid][word];
}

void
spec_uctx_set(uint32_t pid, uint32_t word, uint32_t value)
{
	REQUIRE(pid < NUM_IDS && word < UCTX_SIZE);
	UCTX[pid][word] = value;
}

void
spec_user_use(uint32_t pid)
{
	REQUIRE(pid < NUM_IDS);
	spec_gate_set_stack(USTACK.contexts + (pid + 1) * UCTX_BYTES);
}

/* It may have written its own pages.  Where a fault was about, CR2 tells. */
uint32_t
spec_user_run(uint32_t pid)
{
	AXIOM("a program runs");
	REQUIRE(pid < NUM_IDS);
	uint32_t stop = PROGRAMS.stops++ % STOPS_MOST;

	ANYTHING(MEMORY);
	for (uint32_t word = 0; word < UCTX_SIZE; word++)
		UCTX[pid][word] = PROGRAMS.at[stop].context[word];
	USTACK.kernel = PROGRAMS.at[stop].kernel_stack;
	SEGMENTS.fault = PROGRAMS.at[stop].fault;
	return UCTX[pid][UCTX_TRAP];
}
