/* What a layer below has abstracted away, no init above it has to show. */
// prove: --own 1 --layer Top --introduces TOP --shares CELL --ended LOW
// prove: --below Low --below Cell
// below: below/low.c below/cell.c
#include "layerc_spec.h"

extern uint32_t CELL;
uint32_t TOP;
static uint32_t top;

void begin(void);

void
abstract_Top(void)
{
	TOP = top;
}

void
spec_init_top(void)
{
	CELL = 0;
	TOP = 1;
}

void
init_top(void)
{
	begin();
	top = 1;
}

void
spec_init_late(void)
{
	CELL = 7;
	TOP = 1;
}

void
init_late(void) // fails: breaks 'invariant_Cell'
{
	begin();
	CELL = 7;
	top = 1;
}
