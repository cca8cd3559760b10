/* A state that is shown has to be right only where it matters: see cone.c. */
#include "layerc_spec.h"

enum { NODES = 1 << 20 };

static uint32_t next[NODES], other, another;

/* From each node on there is one more to look at, up to the last. */
static bool
leads_on(void)
{
	return ALL(k, 0, NODES,
	           next[k] < NODES && (next[k] == NODES - 1 ||
	                               next[next[k]] == next[k] + 1));
}

void
forgets_another(uint32_t n)
{
	layerc_assume(leads_on() && next[0] == 1);
	other = n;
	layerc_assert(other == n && another == n); // fails: breaks an assertion
}

void
keeps_another(uint32_t n)
{
	layerc_assume(leads_on() && next[0] == 1 && another == n);
	other = n;
	layerc_assert(other == n && another == n);
}

void
looks_at_what_leads_on(uint32_t n)
{
	layerc_assume(leads_on() && n < NODES);
	layerc_assert(next[n] == NODES - 1 || next[next[n]] > next[n]);
}

/* What another speaks of matters as soon as a fact leads there. */
void
is_led_there(uint32_t n)
{
	layerc_assume(leads_on() && n < NODES && another == next[n] &&
	              other == another);
	layerc_assert(other < NODES);
}
