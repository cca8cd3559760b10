/*
 * A client that does in ring 0 what the kernel must never do: the last
 * character of the kernel's command line says what.  The machine must stop.
 */
#include "import.h"

enum { RETURN = 0xc3, SMALL_PAGES = 8 << 20, LARGE_PAGES = 64 << 20 };

static uint8_t data[] = {RETURN};
static const uint32_t constant = 1;

/* The line is not kept: it is read first. */
static char
deed_of(uint32_t mbi)
{
	const char *line = ((const char *const *)mbi)[4];
	char last = '-';

	for (; *line; line++)
		last = *line;
	return last;
}

static void
call(uint32_t address)
{
	volatile uint32_t place = address; /* the compiler would drop 0 */

	((void (*)(void))place)();
}

static void
write(uint32_t address)
{
	*(volatile uint32_t *)address = RETURN;
}

static void
execute(char deed)
{
	uint8_t stack[] = {RETURN};

	switch (deed) {
	case 'd':
		call((uint32_t)data);
		break;
	case 's':
		call((uint32_t)stack);
		break;
	case 'p':
		write(SMALL_PAGES);
		call(SMALL_PAGES);
		break;
	case 'l':
		write(LARGE_PAGES);
		call(LARGE_PAGES);
		break;
	case '0':
		call(0);
		break;
	}
}

static void
touch(char deed)
{
	switch (deed) {
	case 't':
		write((uint32_t)touch);
		break;
	case 'r':
		write((uint32_t)&constant);
		break;
	case 'w':
		write(0);
		break;
	case 'n':
		data[0] = *(volatile uint8_t *)0;
		break;
	case 'o':
		dig(10000);
		break;
	}
}

void
main(uint32_t magic, uint32_t mbi)
{
	char deed = deed_of(mbi);

	(void)magic; /* boot has looked at it */
	system_init(mbi);
	execute(deed);
	touch(deed);
	system_run("init", 4);
}
