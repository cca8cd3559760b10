/* What ended.c stands on: what an init has left is not told above it. */
#include "layerc_spec.h"

extern uint32_t CELL;
uint32_t LOW;

bool
invariant_Low(void)
{
	return LOW == 5 && CELL < 20;
}

bool
invariant_Cell(void)
{
	return CELL < 7;
}

void
spec_begin(void)
{
	CELL = 0;
}
