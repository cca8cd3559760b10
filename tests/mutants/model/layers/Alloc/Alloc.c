#include "Alloc.h"

#include "import.h"

uint32_t
slot_take(uint32_t owner)
{
	for (slot_t slot = 0; slot < TABLE_SIZE; slot++) {
		if (table_get(slot))
			continue;
		table_set(slot, owner);
		used_set(used_get() + 1);
		return slot;
	}
	return TABLE_SIZE;
}

void
slot_give(uint32_t slot)
{
	table_set(slot, 0);
	used_set(used_get() - 1);
}

uint32_t
slot_owner(uint32_t slot)
{
	return table_get(slot);
}
