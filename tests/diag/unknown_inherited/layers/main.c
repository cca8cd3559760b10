#include "import.h"

void main(void);

void
main(void)
{
	console_print("one\r\ntwo, three\r\n");
	machine_exit(0x11);
}
