#include "Console.h"

#include "import.h"

enum { DATA = 0x3f8, STATUS = DATA + 5, EMPTY = 0x20 };

void
console_put(char c)
{
	while (!(port_in(STATUS) & EMPTY))
		;
	port_out(DATA, (unsigned char)c);
}
