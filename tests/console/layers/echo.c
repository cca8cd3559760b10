/*
 * Prints how long each line is that is typed; a few words do more.
 */
#include <stdbool.h>

#include "import.h"

enum { DATA = 0x3f8, STATUS = DATA + 5, HAS_BYTE = 1, CAN_SEND = 0x20 };
enum { EXIT = 0xf4, PASS = 0x10, FAIL = 0x11, WORD_SIZE = 8 };

void main(void);

static void
put(char byte)
{
	while (!(port_in(STATUS) & CAN_SEND))
		;
	port_out(DATA, (unsigned)byte);
}

static void
print(const char *text)
{
	while (*text)
		put(*text++);
}

static void
print_number(unsigned number)
{
	unsigned place = 1;

	while (number / place >= 10)
		place *= 10;
	for (; place > 0; place /= 10)
		put((char)('0' + number / place % 10));
}

static char
get(void)
{
	while (!(port_in(STATUS) & HAS_BYTE))
		;
	return (char)port_in(DATA);
}

/* Reads a line, echoing it; keeps its first bytes, returns its length. */
static unsigned
read_line(char word[WORD_SIZE])
{
	unsigned length = 0;
	char byte;

	while ((byte = get()) != '\n') {
		put(byte);
		if (length < WORD_SIZE - 1)
			word[length] = byte;
		length++;
	}
	word[length < WORD_SIZE - 1 ? length : WORD_SIZE - 1] = '\0';
	print("\r\n");
	return length;
}

static bool
is(const char *word, const char *other)
{
	while (*word && *word == *other) {
		word++;
		other++;
	}
	return *word == *other;
}

static void
obey(const char *word, unsigned length)
{
	if (is(word, "exit"))
		port_out(EXIT, PASS);
	if (is(word, "fail"))
		port_out(EXIT, FAIL);
	if (is(word, "reset"))
		machine_reset();
	if (is(word, "hang"))
		for (;;)
			;
	if (is(word, "leave")) {
		print("no newline");
		port_out(EXIT, PASS);
	}
	if (is(word, "claim"))
		print("[test] x: FAILED\r\n");
	if (is(word, "flood"))
		for (;;)
			put('x');
	print_number(length);
	print(" bytes\r\n");
}

void
main(void)
{
	char word[WORD_SIZE];

	print("echo: ready\r\n");
	for (;;) {
		unsigned length;

		print("$ ");
		length = read_line(word);
		obey(word, length);
	}
}
