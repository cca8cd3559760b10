/* Who runs next is what the variables say; the host's area has an address. */
#include "VSVMSwitch.c"

#include "VSVMSwitch.state.h"

_Static_assert((int)GUEST_EXTRA == (int)EXTRA_WORDS &&
                       (int)GUEST_REGISTERS == (int)X_COUNT,
               "what VMRUN leaves alone");

void
abstract_VSVMSwitch(void)
{
	HCTX.area = (uint32_t)host_area;
	INUSE.map = guest_map;
	INUSE.vmcb = guest_vmcb;
}
