#include "Console.h"

#include "import.h"

void
console_put(unsigned byte)
{
	port_out(0x3f8, byte);
}
