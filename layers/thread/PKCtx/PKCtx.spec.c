#include "PKCtx.state.h"
#include "layerc_x86.h"

struct kctx_state KCTX[KCTX_COUNT];

void
spec_kctx_set_esp(uint32_t id, uint32_t esp)
{
	REQUIRE(id < NUM_IDS);
	KCTX[id].esp = esp;
}

void
spec_kctx_set_ebp(uint32_t id, uint32_t ebp)
{
	REQUIRE(id < NUM_IDS);
	KCTX[id].ebp = ebp;
}

void
spec_kctx_set_eip(uint32_t id, uint32_t eip)
{
	REQUIRE(id < NUM_IDS);
	KCTX[id].eip = eip;
}

void
switch_threads(uint32_t from, uint32_t to)
{
	REQUIRE(from < NUM_IDS && to < NUM_IDS);
	KCTX[from].esp = CPU.esp;
	KCTX[from].edi = CPU.edi;
	KCTX[from].esi = CPU.esi;
	KCTX[from].ebx = CPU.ebx;
	KCTX[from].ebp = CPU.ebp;
	KCTX[from].eip = CPU.eip;
	CPU.esp = KCTX[to].esp;
	CPU.edi = KCTX[to].edi;
	CPU.esi = KCTX[to].esi;
	CPU.ebx = KCTX[to].ebx;
	CPU.ebp = KCTX[to].ebp;
	CPU.eip = KCTX[to].eip;
}

void
spec_kctx_switch(void)
{
	switch_threads(CPU.eax, CPU.edx);
}
