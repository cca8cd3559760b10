#include "PKCtx.h"

#include <stddef.h>

#include "import.h"

struct kctx {
	uint32_t esp, edi, esi, ebx, ebp, eip;
};

_Static_assert(offsetof(struct kctx, eip) == 20, "asm/kctx_switch.asm");
_Static_assert(sizeof(struct kctx) == 24, "asm/kctx_switch.asm");

struct kctx kctx_pool[NUM_IDS];

void
kctx_set_esp(uint32_t id, uint32_t esp)
{
	ASSERT(id < NUM_IDS);
	kctx_pool[id].esp = esp;
}

void
kctx_set_ebp(uint32_t id, uint32_t ebp)
{
	ASSERT(id < NUM_IDS);
	kctx_pool[id].ebp = ebp;
}

void
kctx_set_eip(uint32_t id, uint32_t eip)
{
	ASSERT(id < NUM_IDS);
	kctx_pool[id].eip = eip;
}
