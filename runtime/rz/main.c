/*
 * Starts the kernel, a service in ring 0, and the program `init` in ring 3.
 */
#include "adder.h"
#include "import.h"

void
main(uint32_t magic, uint32_t mbi)
{
	(void)magic; /* boot has looked at it */
	system_init(mbi);
	ring0_spawn(adder, ADDER_QUOTA);
	system_run("init", 4);
}
