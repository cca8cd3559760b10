/* Code calls what is below, though its layer restates it for those above. */
// prove: --own 1 --layer Low --shares CELL
// below: below/cell.c below/cells.c
#include "layerc_spec.h"

extern uint32_t CELL;

void twice(void);
void back(void);

bool
invariant_Low(void)
{
	return CELL <= 4;
}

/* What restates it: it keeps the invariant, which it need not half way. */
void
spec_twice(void)
{
	layerc_require(CELL <= 2);
	CELL += 2;
}

void
spec_there_and_back(void)
{
}

void
there_and_back(void)
{
	twice();
	back();
	back();
}

void
spec_there(void)
{
	layerc_require(CELL <= 3);
	CELL += 2;
}

void
there(void) // fails: breaks 'invariant_Low'
{
	twice();
}
