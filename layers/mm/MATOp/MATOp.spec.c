#include "MATOp.state.h"

void
spec_mem_init(uint32_t mbi)
{
	spec_console_init(mbi);
	NPS = END_OF(MM.count);
	AT_NEXT = 0;
	UPDATE(page, 0, NPS, {
		AT[page].norm = IS_IN(page, MM.count, true) &&
		                !IS_IN(page, MM.count, false);
		AT[page].allocated = false;
	});
}
