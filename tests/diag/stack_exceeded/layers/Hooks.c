#include "Hooks.h"

static void (*hook)(void);

void
hook_set(void (*function)(void))
{
	hook = function;
}

void
hook_run(void)
{
	hook();
}
