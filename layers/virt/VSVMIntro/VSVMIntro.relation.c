/* Registers of guests are what the pool says of them. */
#include "VSVMIntro.c"

#include "VSVMIntro.state.h"

_Static_assert((int)XVMST_NOBODY == (int)NUM_IDS, "registers for each id");

void
abstract_VSVMIntro(void)
{
	UPDATE_BOTH(id, 0, NUM_IDS, i, 0, GUEST_EXTRA,
	            XVMST[id].extra[i] = xvmst_pool[id].extra[i]);
	UPDATE(i, 0, GUEST_EXTRA, XVMST[XVMST_NOBODY].extra[i] = nobody[i]);
	UPDATE_BOTH(id, 0, NUM_IDS, n, 0, GUEST_REGISTERS,
	            XVMST[id].registers[n] = xvmst_pool[id].registers[n]);
}
