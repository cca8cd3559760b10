#include "Wait.state.h"

#include "Pause.state.h"

uint32_t WANTED;

void spec_pause(void);

uint32_t
spec_ask_for(uint32_t what)
{
	AXIOM("it is only tried");
	WANTED = what;
	spec_pause();
	return TURN;
}

uint32_t
spec_wait_for(uint32_t what)
{
	AXIOM("it is only tried");
	return spec_ask_for(what);
}

/* Others pause, too, and sometimes twice. */
void
others_Wait(void)
{
	TURN += CHOICE(3);
}
