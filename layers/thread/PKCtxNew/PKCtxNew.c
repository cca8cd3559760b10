#include "PKCtxNew.h"

#include "import.h"

enum { STACK_WORDS = PAGE_SIZE / sizeof(uint32_t) };

/* It ends at a multiple of 16: its top word is the ABI's return address. */
struct kernel_stack {
	uint8_t guard[PAGE_SIZE]; /* not used, nor there where paging is on */
	uint32_t words[STACK_WORDS];
};

static _Alignas(PAGE_SIZE) struct kernel_stack kernel_stacks[NUM_IDS];

uint32_t
kctx_new(uint32_t entry, uint32_t last, uint32_t id, uint32_t quota)
{
	uint32_t child = container_split(id, quota);
	uint32_t *top;

	if (child == NUM_IDS)
		return NUM_IDS;
	top = &kernel_stacks[child].words[STACK_WORDS - 1];
	*top = last;
	kctx_set_esp(child, (uint32_t)top);
	kctx_set_ebp(child, 0);
	kctx_set_eip(child, entry);
	return child;
}

bool
kctx_is_guard(uint32_t address)
{
	uint32_t offset =
		address - (uint32_t)(const struct kernel_stack *)kernel_stacks;

	return is_boot_guard(address) ||
	       (offset < sizeof(kernel_stacks) &&
	        offset % sizeof(struct kernel_stack) < PAGE_SIZE);
}
