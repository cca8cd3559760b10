#include "Pause.state.h"

uint32_t TURN;

void
spec_pause(void)
{
	AXIOM("others run, and come back");
	TURN += 1;
	OTHERS(true);
}

uint32_t
spec_turns(void)
{
	return TURN;
}
