/*
 * Tests of mcertikos-rz: services in ring 0, and the program `rztests` in ring
 * 3 in place of init, whose end is the end of the run.
 */
#include "../../../runtime/rz/adder.h"
#include "import.h"
#include "services.h"

void
main(uint32_t magic, uint32_t mbi)
{
	(void)magic; /* boot has looked at it */
	system_init(mbi);
	ring0_spawn(adder, ADDER_QUOTA);
	ring0_spawn(tester, ADDER_QUOTA);
	system_run("rztests", 7);
}
