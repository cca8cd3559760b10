/* The registers of threads are what the pool says of them. */
#include "PKCtx.c"

#include "PKCtx.state.h"

_Static_assert((int)KCTX_COUNT == (int)NUM_IDS, "a context for each id");

void
abstract_PKCtx(void)
{
	UPDATE(id, 0, NUM_IDS, {
		KCTX[id].esp = kctx_pool[id].esp;
		KCTX[id].edi = kctx_pool[id].edi;
		KCTX[id].esi = kctx_pool[id].esi;
		KCTX[id].ebx = kctx_pool[id].ebx;
		KCTX[id].ebp = kctx_pool[id].ebp;
		KCTX[id].eip = kctx_pool[id].eip;
	});
}
