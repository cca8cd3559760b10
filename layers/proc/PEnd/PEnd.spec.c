#include <stdint.h>

enum { EXIT_GOOD = 0x10, EXIT_BAD = 0x11 };

void spec_sync_check(void);
_Noreturn void spec_machine_exit(uint32_t code);

/* Who has started the machine is told whether all went well. */
_Noreturn void
spec_system_end(uint32_t status)
{
	spec_sync_check();
	spec_machine_exit(status == 0 ? EXIT_GOOD : EXIT_BAD);
}
