#include "Levels.state.h"

_Noreturn void spec_halt(void);

void
spec_exact(void)
{
	spec_level_check();
	if (LEVEL[3] == 7)
		STOP();
}

void
spec_often(void)
{
	spec_exact();
}
