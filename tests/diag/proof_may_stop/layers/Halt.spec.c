#include "Halt.h"

void
spec_halt(void)
{
	AXIOM("the machine stops");
	STOP();
}
