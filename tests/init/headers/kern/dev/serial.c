#include <dev/serial.h>

void
serial_put(char byte)
{
	port_out(PORT, byte);
}
