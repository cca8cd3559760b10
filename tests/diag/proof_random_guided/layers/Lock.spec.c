#include <stdbool.h>
#include <stdint.h>

enum { KEY = 0x5f37a1c3, SMALL = 1000 };

bool
spec_opens(uint32_t one, uint32_t other)
{
	AXIOM("it is only tried");
	return one + other == KEY && one > SMALL && other > SMALL;
}
