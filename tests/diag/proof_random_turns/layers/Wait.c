#include "Wait.h"

#include "import.h"

static uint32_t wanted;

uint32_t
ask_for(uint32_t what)
{
	wanted = what;
	pause();
	return turns();
}

/* Others may have paused as well. */
uint32_t
wait_for(uint32_t what)
{
	uint32_t before = turns();

	wanted = what;
	pause();
	return before + 1;
}
