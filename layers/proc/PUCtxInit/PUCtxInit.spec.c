#include "PUCtxInit.state.h"

#include "Gate.state.h"
#include "MPTInit.state.h"

enum { BREAKPOINT = 3, OVERFLOW = 4 };

void spec_tick_init(void);

/* What ring 3 may ask for: two exceptions, and system calls. */
void
spec_uctx_init(uint32_t mbi)
{
	spec_pt_init(mbi);
	spec_gate_init();
	for (uint32_t vector = 0; vector <= TRAP_SYSCALL; vector++)
		spec_gate_set(vector, spec_trap_stub(vector),
		              vector == BREAKPOINT || vector == OVERFLOW ||
		                      vector == TRAP_SYSCALL);
	spec_gate_use();
	spec_tick_init();
}
