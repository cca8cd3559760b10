#include "Input.h"

#include "import.h"

enum { DATA = 0x3f8, LINE_STATUS = DATA + 5, HAS_BYTE = 1 };

uint32_t
console_get(void)
{
	uint32_t status = port_in8(LINE_STATUS);

	/* All ones: there is no port. */
	if (status == 0xff || !(status & HAS_BYTE))
		return INPUT_NONE;
	return port_in8(DATA);
}
