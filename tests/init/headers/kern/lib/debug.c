#include <dev/serial.h>
#include <lib/debug.h>

void
debug_print(const char *text)
{
	while (*text)
		serial_put(*text++);
}
