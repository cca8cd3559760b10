/* The stack is where boot begins, in asm/_start.asm. */
#include "PreInit.h"

#include "import.h"

enum { GUARD = 4096 };

extern const uint8_t boot_guard[];

bool
is_boot_guard(uint32_t address)
{
	return address - (uint32_t)boot_guard < GUARD;
}
