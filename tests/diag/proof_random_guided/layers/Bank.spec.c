#include <stdbool.h>

#include "Counter.state.h"

bool spec_count(uint32_t level);

/* In tests the first levels fill up. */
void
prepare_Bank(void)
{
	for (uint32_t level = CHOICE(LEVELS); level-- > 0;)
		for (uint32_t ticks = 0; ticks < 20; ticks++)
			spec_count(level);
}

bool
spec_is_rich(void)
{
	AXIOM("it is only tried");
	return ALL(level, 0, LEVELS, TICKS[level] == 20);
}
