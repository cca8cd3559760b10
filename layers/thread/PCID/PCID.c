#include "PCID.h"

#include "import.h"

static uint32_t curid;

uint32_t
get_curid(void)
{
	return curid;
}

void
set_curid(uint32_t pid)
{
	ASSERT(pid < NUM_IDS);
	curid = pid;
}
