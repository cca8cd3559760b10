#include "text.h"

#include "sys.h"

enum { LINE_SIZE = 160 };

static char line[LINE_SIZE];
static uint32_t line_size;

uint32_t
text_size(const char *text)
{
	uint32_t size = 0;

	while (text[size])
		size++;
	return size;
}

static void
add(char byte)
{
	if (line_size < LINE_SIZE)
		line[line_size++] = byte;
}

static void
add_number(uint32_t number, uint32_t base)
{
	uint32_t unit = 1;

	while (number / unit >= base)
		unit *= base;
	for (; unit > 0; unit /= base)
		add("0123456789abcdef"[number / unit % base]);
}

void
print(const char *text, uint32_t one, uint32_t two, uint32_t three,
      uint32_t four)
{
	uint32_t numbers[] = {one, two, three, four};
	uint32_t next = 0;

	line_size = 0;
	for (; *text; text++) {
		if (*text != '%' || next == 4) {
			add(*text);
			continue;
		}
		text++;
		add_number(numbers[next++], *text == 'x' ? 16 : 10);
	}
	sys_puts(line, line_size);
}

void *
memcpy(void *to, const void *from, size_t count)
{
	volatile uint8_t *left = to;
	const uint8_t *right = from;

	while (count-- > 0)
		*left++ = *right++;
	return to;
}

void *
memset(void *to, int value, size_t count)
{
	volatile uint8_t *left = to;

	while (count-- > 0)
		*left++ = (uint8_t)value;
	return to;
}
