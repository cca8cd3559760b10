#include "import.h"

static void
show(uint32_t ticket)
{
	console_put((char)('0' + ticket % 10));
}

_Noreturn void
main(void)
{
	task_init();
	task_start(1);
	queue_visit(show);
	machine_stop(task_next());
}
