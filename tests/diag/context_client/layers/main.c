#include "import.h"

void main(void);
unsigned take(void);

static unsigned table[64];

/* The name is that of a primitive, which this stack hides. */
void
set_used(unsigned count)
{
	table[0] = count;
}

void
main(void)
{
	table[1] = take() + get_used();
	memset(table, 0, sizeof(table));
}
