#include "PKCtxNew.h"

#include "import.h"

enum { STACK_WORDS = 4096 / sizeof(uint32_t) };

/* Aligned to 16: the top word is where the i386 ABI has a return address. */
static _Alignas(16) uint32_t kernel_stacks[NUM_IDS][STACK_WORDS];

uint32_t
kctx_new(uint32_t entry, uint32_t last, uint32_t id, uint32_t quota)
{
	uint32_t child = container_split(id, quota);
	uint32_t *top;

	if (child == NUM_IDS)
		return NUM_IDS;
	top = &kernel_stacks[child][STACK_WORDS - 1];
	*top = last;
	kctx_set_esp(child, (uint32_t)top);
	kctx_set_ebp(child, 0);
	kctx_set_eip(child, entry);
	return child;
}
