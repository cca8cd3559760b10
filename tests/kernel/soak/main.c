/*
 * The soak of mcertikos: its program runs in place of init.
 */
#include "import.h"

void
main(uint32_t magic, uint32_t mbi)
{
	(void)magic; /* boot has looked at it */
	system_init(mbi);
	system_run("soak", 4);
}
