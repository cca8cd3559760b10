#include "Wait.h"

#include "import.h"

static uint32_t wanted;

void
ask_for(uint32_t what)
{
	wanted = what;
	pause();
}

/* Others do not find it yet. */
void
wait_for(uint32_t what)
{
	pause();
	wanted = what;
}
