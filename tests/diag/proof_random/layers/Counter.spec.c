#include "Counter.state.h"

uint32_t TICKS[LEVELS];

/* Tests of layers above begin with a level that is nearly full. */
void
start_Counter(void)
{
	TICKS[1] = 17;
}

bool
spec_count(uint32_t level)
{
	AXIOM("it is only tried");
	if (level >= LEVELS || TICKS[level] == 20)
		return false;
	TICKS[level] += 1;
	return true;
}

uint32_t
spec_counted(uint32_t level)
{
	AXIOM("it is only tried");
	REQUIRE(level < LEVELS);
	return TICKS[level];
}

/* The code chooses the last. */
uint32_t
spec_busy(void)
{
	AXIOM("it is only tried");
	return SOME(level, 0, LEVELS, TICKS[level] > 0);
}

/* Nobody comes to think of that number. */
bool
spec_odd(uint32_t number)
{
	AXIOM("it is only tried");
	if ((number * number >> 7 ^ number) * 40503 == 0x87654321)
		return false;
	return number % 2 == 1;
}
