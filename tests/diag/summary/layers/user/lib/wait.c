#include "wait.h"

void
wait(unsigned long turns)
{
	for (volatile unsigned long left = turns; left > 0;)
		left = left - 1;
}
