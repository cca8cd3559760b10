#include "PUCtx.h"

#include "import.h"

/* The words that a new context begins with, and that have no name outside. */
enum { ES = 10, DS = 11, CS = 15, EFLAGS = 16, ESP = 17, SS = 18 };
enum { UCTX_WORDS = 19 };

uint32_t uctx_pool[NUM_IDS][UCTX_WORDS];

_Static_assert(sizeof(uctx_pool[0]) == 76, "asm/user_run.asm");

/* Where user_run left the kernel's stack. */
uint32_t user_stack;

/* One begins in each 16 bytes of asm/stubs.asm. */
enum { STUB_BYTES = 16 };
void stubs(void);

uint32_t
trap_stub(uint32_t vector)
{
	ASSERT(vector <= TRAP_SYSCALL);
	return (uint32_t)stubs + vector * STUB_BYTES;
}

void
uctx_start(uint32_t pid, uint32_t entry, uint32_t top)
{
	ASSERT(pid < NUM_IDS);
	for (uint32_t word = 0; word < UCTX_WORDS; word++)
		uctx_pool[pid][word] = 0;
	uctx_pool[pid][ES] = USER_DATA;
	uctx_pool[pid][DS] = USER_DATA;
	uctx_pool[pid][UCTX_EIP] = entry;
	uctx_pool[pid][CS] = USER_CODE;
	uctx_pool[pid][EFLAGS] = USER_FLAGS;
	uctx_pool[pid][ESP] = top;
	uctx_pool[pid][SS] = USER_DATA;
}

uint32_t
uctx_get(uint32_t pid, uint32_t word)
{
	ASSERT(pid < NUM_IDS && word < UCTX_WORDS);
	return uctx_pool[pid][word];
}

void
uctx_set(uint32_t pid, uint32_t word, uint32_t value)
{
	ASSERT(pid < NUM_IDS && word < UCTX_WORDS);
	uctx_pool[pid][word] = value;
}

void
user_use(uint32_t pid)
{
	ASSERT(pid < NUM_IDS);
	gate_set_stack((uint32_t)uctx_pool[pid + 1]);
}
