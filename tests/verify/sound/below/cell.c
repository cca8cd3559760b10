/* What restates.c stands on: the lower of two layers. */
#include "layerc_spec.h"

uint32_t CELL;

void
spec_step(void)
{
	layerc_require(CELL < 9);
	CELL++;
}

void
spec_back(void)
{
	layerc_require(CELL > 0);
	CELL--;
}

uint32_t
spec_read(void)
{
	return CELL;
}
