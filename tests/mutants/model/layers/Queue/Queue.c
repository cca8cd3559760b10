#include "Queue.h"

#include "import.h"

struct place {
	uint32_t ticket;
};

static struct place line[TABLE_SIZE];
static uint32_t line_begin, line_count;

void
queue_init(void)
{
	table_init();
	line_begin = 0;
	line_count = 0;
}

uint32_t
queue_put(uint32_t slot)
{
	uint32_t ticket = ticket_draw(slot);

	if (!ticket || line_count == TABLE_SIZE)
		return 0;
	line[(line_begin + line_count++) % TABLE_SIZE].ticket = ticket;
	return ticket;
}

uint32_t
queue_get(void)
{
	uint32_t ticket;

	if (line_count == 0)
		return 0;
	ticket = line[line_begin].ticket;
	line_begin = (line_begin + 1) % TABLE_SIZE;
	line_count--;
	return ticket;
}

void
queue_visit(queue_visitor *visitor)
{
	for (slot_t i = 0; i < line_count; i++)
		visitor(line[(line_begin + i) % TABLE_SIZE].ticket);
}
