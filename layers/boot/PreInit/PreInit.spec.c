#include "PreInit.h"

_Noreturn void
spec_panic(const char *file, uint32_t line, const char *text)
{
	AXIOM("it writes to devices, and turns the machine off");
	STOP();
}
