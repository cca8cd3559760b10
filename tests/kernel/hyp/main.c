/*
 * Tests of mcertikos-hyp: the program `vmtests` runs in place of init, and
 * its end is the end of the run.
 */
#include "import.h"

void
main(uint32_t magic, uint32_t mbi)
{
	(void)magic; /* boot has looked at it */
	system_init(mbi);
	system_run("vmtests", 7);
}
