#include <lib/debug.h>

#include "import.h"

/* Round the container. */
unsigned int palloc(void);

unsigned int
thread_spawn(void)
{
	debug_print("thread\n");
	return container_alloc() + palloc();
}
