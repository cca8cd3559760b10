#include "print.h"

#include "import.h"

static uint64_t begin;
static uint32_t tsc_per_us;

void
print(const char *text)
{
	while (*text)
		console_put(*text++);
}

void
print_rule(char byte, uint32_t count)
{
	while (count-- > 0)
		console_put(byte);
}

void
print_left(const char *text, uint32_t width)
{
	for (; *text; text++) {
		console_put(*text);
		width -= width > 0;
	}
	print_rule(' ', width);
}

void
print_number(uint32_t number, uint32_t width)
{
	uint32_t unit = 1, digits = 1;

	for (; number / unit >= 10; unit *= 10)
		digits++;
	if (digits < width)
		print_rule(' ', width - digits);
	for (; unit > 0; unit /= 10)
		console_put((char)('0' + number / unit % 10));
}

void
print_time_begin(void)
{
	tsc_per_us = get_tsc_per_ms() / 1000 + 1;
	begin = tsc_read();
}

void
print_time(void)
{
	uint32_t us = (uint32_t)((tsc_read() - begin) / tsc_per_us);

	print_number(us / 1000, 5);
	print(".");
	print_number(us / 100 % 10, 1);
	print(" ms  ");
}
