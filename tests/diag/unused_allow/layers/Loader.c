#include "Loader.h"

#include "import.h"

void timer_set(unsigned slot, void (*handler)(void));

void
load(void)
{
	timer_set(0, 0);
}
