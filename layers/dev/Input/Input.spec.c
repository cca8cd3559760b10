#include "Input.state.h"
#include "PreInit.state.h"

enum { DATA = 0x3f8, LINE_STATUS = DATA + 5, HAS_BYTE = 1 };

/* A status of all ones comes from where there is no port. */
uint32_t
spec_console_get(void)
{
	uint32_t status = spec_port_in8(LINE_STATUS);

	return status % 2 == HAS_BYTE && status < 0xff ? spec_port_in8(DATA)
	                                               : INPUT_NONE;
}
