/* What passes through a layer has to keep its invariant. */
// prove: --restates --own 1 --layer Low --shares CELL
// below: below/cell.c below/cells.c
// in words of below: read
// in words of below: step, which breaks 'invariant_Low'
#include "layerc_spec.h"

extern uint32_t CELL;

bool
invariant_Low(void)
{
	return CELL <= 4;
}

void
spec_twice(void)
{
	layerc_require(CELL <= 2);
	CELL += 2;
}

void
spec_twice_and_more(void) // fails: breaks 'invariant_Low'
{
	layerc_require(CELL <= 3);
	CELL += 2;
}
