#include "Task.h"

#include "import.h"
#include "state.h"

void
task_init(void)
{
	queue_init();
	task_slot = TABLE_SIZE;
	task_log = (struct task_log){0};
}

uint32_t
task_start(uint32_t owner)
{
	task_slot = slot_take(owner);
	if (task_slot == TABLE_SIZE)
		return 0;
	return queue_put(task_slot);
}

uint32_t
task_next(void)
{
	uint32_t ticket = queue_get();

	task_log.ticket = ticket;
	task_log.time = clock_read();
	return ticket;
}

void
task_end(void)
{
	slot_give(task_slot);
	task_slot = TABLE_SIZE;
}
