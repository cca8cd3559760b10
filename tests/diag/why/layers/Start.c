#include "Start.h"

#include "import.h"

static void (*hook)(void);

void
start_init(void)
{
	hook = 0;
}

void
start_hook(void (*function)(void))
{
	hook = function;
}
