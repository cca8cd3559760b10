/* Control blocks are what the pool has; one is in use by its address. */
#include "VVMCBIntro.c"

#include "VVMCBIntro.state.h"

_Static_assert((int)VMCB_COUNT == (int)NUM_IDS &&
                       (int)GUEST_WORDS == (int)VMCB_WORDS &&
                       (int)VMCB_BYTES == (int)VMCB_SIZE,
               "a control block for each id");

void
abstract_VVMCBIntro(void)
{
	VMCB.begin = (uint32_t)(const uint32_t *)vmcb_pool;
	UPDATE_BOTH(id, 0, NUM_IDS, i, 0, VMCB_WORDS,
	            VMCB.words[id][i] = vmcb_pool[id][i]);
}
