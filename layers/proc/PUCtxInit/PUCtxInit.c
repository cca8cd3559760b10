#include "PUCtxInit.h"

#include "import.h"

/* The two exceptions that have instructions of their own. */
enum { BREAKPOINT = 3, OVERFLOW = 4, EXCEPTIONS = 32 };

void
uctx_init(uint32_t mbi)
{
	pt_init(mbi);
	gate_init();
	for (uint32_t vector = 0; vector < EXCEPTIONS; vector++)
		gate_set(vector, trap_stub(vector),
		         vector == BREAKPOINT || vector == OVERFLOW);
	gate_set(TRAP_SYSCALL, trap_stub(TRAP_SYSCALL), true);
	gate_use();
}
