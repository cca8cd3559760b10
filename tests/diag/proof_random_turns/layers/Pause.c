#include "Pause.h"

#include "import.h"

static uint32_t turn;

void
pause(void)
{
	turn += 1;
}

uint32_t
turns(void)
{
	return turn;
}
