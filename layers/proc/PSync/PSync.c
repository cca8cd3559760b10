#include "PSync.h"

#include "import.h"

static void
wake_all(uint32_t channel)
{
	while (thread_wakeup(channel) != NUM_IDS)
		;
}

void
sync_offer(uint32_t to, uint32_t address, uint32_t count)
{
	uint32_t self = get_curid();

	set_sync(self, to + 1, address, count);
	wake_all(self);
}

bool
sync_is_open(void)
{
	return get_sync_to(get_curid()) != 0;
}

void
sync_withdraw(void)
{
	set_sync(get_curid(), 0, 0, 0);
}

void
sync_forget(uint32_t pid)
{
	set_sync(pid, 0, 0, 0);
}

bool
sync_is_offered(uint32_t from)
{
	return get_sync_to(from) == get_curid() + 1;
}

uint32_t
sync_take(uint32_t from, uint32_t address, uint32_t room)
{
	uint32_t self = get_curid();
	uint32_t count = get_sync_count(from);

	if (room < count)
		count = room;
	pt_copy(self, address, from, get_sync_address(from), count);
	set_sync(from, 0, 0, 0);
	wake_all(self);
	return count;
}
