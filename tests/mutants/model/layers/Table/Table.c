#include "Table.h"

#include "import.h"
#include "private.h"

static struct entry table[TABLE_SIZE];
uint32_t table_used;

void
table_init(void)
{
	machine_init();
	for (slot_t slot = 0; slot < TABLE_SIZE; slot++)
		table[slot].owner = TABLE_FREE;
	table_used = 0;
}

static void
examine(slot_t slot)
{
	if (slot >= TABLE_SIZE)
		machine_stop(1);
}

uint32_t
table_get(slot_t slot)
{
	examine(slot);
	return table[slot].owner;
}

void
table_set(slot_t slot, uint32_t owner)
{
	examine(slot);
	table[slot].owner = owner;
}

uint32_t
used_get(void)
{
	return table_used;
}

void
used_set(uint32_t count)
{
	table_used = count;
}
