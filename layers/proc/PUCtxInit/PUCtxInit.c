#include "PUCtxInit.h"

#include "import.h"

/* The two exceptions that have instructions of their own. */
enum { BREAKPOINT = 3, OVERFLOW = 4 };

static bool
is_for_users(uint32_t vector)
{
	return vector == BREAKPOINT || vector == OVERFLOW ||
	       vector == TRAP_SYSCALL;
}

void
uctx_init(uint32_t mbi)
{
	pt_init(mbi);
	gate_init();
	for (uint32_t vector = 0; vector <= TRAP_SYSCALL; vector++)
		gate_set(vector, trap_stub(vector), is_for_users(vector));
	gate_use();
	tick_init();
}
