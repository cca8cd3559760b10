#include "mid.h"

void
top_done(void)
{
	mid_run();
	mid_more();
	mid_turn();
}
