#include "Pause.c"

#include "Pause.state.h"

void
abstract_Pause(void)
{
	TURN = turn;
}
