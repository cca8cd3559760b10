/* Between traps only what is known of preemption matters. */
#include "TTrap.c"
#include "TTrapEnd.c"
#include "TTrapInfo.c"
#include "TTrapMem.c"
#include "TTrapProc.c"
#include "TTrapShare.c"
#include "TTrapSync.c"
#include "TTrapTick.c"

#include "TTrap.state.h"

_Static_assert((int)COPY_BYTES == (int)COPY_SIZE, "the same buffer");
_Static_assert((int)PREEMPTED_COUNT == (int)NUM_IDS, "one for each id");

void
abstract_TTrap(void)
{
	UPDATE(i, 0, COPY_SIZE, COPY[i] = copy_buffer[i]);
	INFO.state = info.state;
	INFO.parent = info.parent;
	INFO.quota = info.quota;
	INFO.usage = info.usage;
	INFO.program = info.program;
	UPDATE(pid, 0, NUM_IDS, PREEMPTED[pid] = was_preempted[pid]);
}
