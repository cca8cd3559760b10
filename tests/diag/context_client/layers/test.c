#include "import.h"

void main(void);

/* The client of another image may well have the name. */
static void
pages_dump(void)
{
	set_used(get_used());
}

void
main(void)
{
	take();
	pages_dump();
}
