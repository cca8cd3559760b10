#include "import.h"

unsigned int container_usage;

unsigned int
container_alloc(void)
{
	container_usage++;
	return palloc();
}

void
container_free(unsigned int page)
{
	container_usage--;
	pfree(page);
}
