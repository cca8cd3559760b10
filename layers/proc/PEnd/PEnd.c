#include "PEnd.h"

#include "import.h"

enum { EXIT_GOOD = 0x10, EXIT_BAD = 0x11 };

void
system_end(uint32_t status)
{
	sync_check();
	machine_exit(status == 0 ? EXIT_GOOD : EXIT_BAD);
}
