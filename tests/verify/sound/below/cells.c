/* The upper one: its steps are those below it, not those above. */
#include "layerc_spec.h"

extern uint32_t CELL;

void spec_step(void);

void
spec_twice(void)
{
	spec_step();
	spec_step();
}

void
spec_twice_and_more(void)
{
	spec_twice();
}
