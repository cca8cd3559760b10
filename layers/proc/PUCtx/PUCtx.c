#include "PUCtx.h"

#include <stddef.h>

#include "import.h"

enum { UCTX_WORDS = 19 };

struct uctx {
	uint32_t edi, esi, ebp, unused_esp, ebx, edx, ecx, eax;
	uint32_t gs, fs, es, ds, trap, error, eip, cs, eflags, esp, ss;
};

_Static_assert(sizeof(struct uctx) == UCTX_WORDS * sizeof(uint32_t) &&
                       sizeof(struct uctx) == 76,
               "asm/user_run.asm");
_Static_assert(offsetof(struct uctx, eax) == UCTX_EAX * sizeof(uint32_t) &&
                       offsetof(struct uctx, eip) ==
                               UCTX_EIP * sizeof(uint32_t),
               "the words are numbered in order");

struct uctx uctx_pool[NUM_IDS];

/* Where user_run left the kernel's stack. */
uint32_t user_stack;

void
uctx_start(uint32_t pid, uint32_t entry, uint32_t top)
{
	ASSERT(pid < NUM_IDS);
	uctx_pool[pid] = (struct uctx){
		.es = USER_DATA,
		.ds = USER_DATA,
		.eip = entry,
		.cs = USER_CODE,
		.eflags = USER_FLAGS,
		.esp = top,
		.ss = USER_DATA,
	};
}

uint32_t
uctx_get(uint32_t pid, uint32_t word)
{
	ASSERT(pid < NUM_IDS && word < UCTX_WORDS);
	return ((const uint32_t *)&uctx_pool[pid])[word];
}

void
uctx_set(uint32_t pid, uint32_t word, uint32_t value)
{
	ASSERT(pid < NUM_IDS && word < UCTX_WORDS);
	((uint32_t *)&uctx_pool[pid])[word] = value;
}

void
user_use(uint32_t pid)
{
	ASSERT(pid < NUM_IDS);
	gate_set_stack((uint32_t)&uctx_pool[pid + 1]);
}
