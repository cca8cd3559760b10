#include "import.h"

_Noreturn void
main(void)
{
	task_init();
	if (task_start(1) != task_next())
		console_put('!');
	machine_stop(0);
}
