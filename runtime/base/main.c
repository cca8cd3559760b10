/*
 * Starts the kernel, and the program `init` on it.
 */
#include "import.h"

void
main(uint32_t magic, uint32_t mbi)
{
	(void)magic; /* boot has looked at it */
	system_init(mbi);
	system_run("init", 4);
}
