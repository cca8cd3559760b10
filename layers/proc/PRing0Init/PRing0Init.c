#include "PRing0Init.h"

#include "import.h"

void
ring0_init(uint32_t mbi)
{
	proc_init(mbi);
}
