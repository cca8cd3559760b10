/* A layer without code: what it does is what those below say. */
// prove: --restates --own 1 --layer Double --introduces COUNTER
// below: below/cell.c below/cells.c
#include "layerc_spec.h"

uint32_t COUNTER;

extern uint32_t CELL;

void
abstract_Double(void)
{
	COUNTER = 2 * CELL;
}

bool
represents_Double(void)
{
	return CELL <= 9;
}

void
spec_step(void)
{
	layerc_require(COUNTER < 18);
	COUNTER += 2;
}

uint32_t
spec_read(void)
{
	return COUNTER / 2;
}

void
spec_twice(void)
{
	layerc_require(COUNTER < 16);
	COUNTER += 4;
}

void
spec_twice_and_more(void)
// fails: leaves 'COUNTER' otherwise than its specification
{
	layerc_require(COUNTER < 16);
	COUNTER += 5;
}
