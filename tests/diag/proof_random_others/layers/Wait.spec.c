#include "Wait.state.h"

uint32_t WANTED;

void spec_pause(void);

void
spec_ask_for(uint32_t what)
{
	AXIOM("it is only tried");
	WANTED = what;
	spec_pause();
}

void
spec_wait_for(uint32_t what)
{
	AXIOM("it is only tried");
	WANTED = what;
	spec_pause();
}
