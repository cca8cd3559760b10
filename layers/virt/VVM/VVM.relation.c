/* Machines are what the variables say of them. */
#include "VVM.c"
#include "VVMState.c"

#include "VVM.state.h"

_Static_assert((int)MACHINES_COUNT == (int)NUM_IDS &&
                       NO_MACHINE == (uint32_t)NO_LIFE,
               "a machine for each id");

void
abstract_VVM(void)
{
	MACHINES.possible = possible;
	MACHINES.last = last;
	MACHINES.last_life = last_life;
	UPDATE(id, 0, NUM_IDS, {
		MACHINES.of[id].life = machines[id].life;
		MACHINES.of[id].removals = machines[id].removals;
	});
}
