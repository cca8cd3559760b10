/* Who runs next is what the variables say; where the host's state is, is fixed.
 */
#include "VSVMSwitch.c"

#include "VSVMSwitch.state.h"

_Static_assert((int)GUEST_EXTRA == (int)EXTRA_WORDS &&
                       (int)GUEST_REGISTERS == (int)X_COUNT,
               "what VMRUN leaves alone");

void
abstract_VSVMSwitch(void)
{
	HCTX.area = (uint32_t)host_area;
	HCTX.vmcb = (uint32_t)host_vmcb;
	INUSE.map = guest_map;
	INUSE.vmcb = guest_vmcb;
}
