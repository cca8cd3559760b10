#include "Task.h"

#include "import.h"
#include "state.h"

struct task_log task_log;

struct task_log
log_get(void)
{
	return task_log;
}
