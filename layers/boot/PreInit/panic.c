/* A panic cannot use the console: that stands on this layer. */
#include "PreInit.h"

#include "import.h"

enum { SERIAL = 0x3f8, SERIAL_READY = 1 << 5, SERIAL_TRIES = 100000 };
enum { EXIT_PANIC = 0x12 };

static void
put(char byte)
{
	uint32_t tries = SERIAL_TRIES;

	while (!(port_in8(SERIAL + 5) & SERIAL_READY) && --tries > 0)
		;
	port_out8(SERIAL, (uint8_t)byte);
}

static void
put_text(const char *text)
{
	while (*text)
		put(*text++);
}

static void
put_number(uint32_t number)
{
	uint32_t unit = 1;

	while (number / unit >= 10)
		unit *= 10;
	for (; unit > 0; unit /= 10)
		put((char)('0' + number / unit % 10));
}

void
panic(const char *file, uint32_t line, const char *text)
{
	port_out8(SERIAL + 3, 3); /* 8 data bits, no parity, 1 stop bit */
	put_text("\npanic: ");
	put_text(file);
	put(':');
	put_number(line);
	put_text(": ");
	put_text(text);
	put('\n');
	machine_exit(EXIT_PANIC);
}
