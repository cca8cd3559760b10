#include <stdarg.h>

#include "divide.h"
#include "sys.h"
#include "text.h"

enum { BUFFER_SIZE = 160, DIGITS_MAX = 24, ZEROES_MAX = 20 };

/* What print has not sent yet. */
static char buffer[BUFFER_SIZE];
static uint32_t buffer_count;

/* How a value is to be printed. */
struct field {
	bool is_left, has_zeroes, is_wide;
	uint32_t width;
};

static void
send_buffer(void)
{
	sys_puts(buffer, buffer_count);
	buffer_count = 0;
}

static void
add(char byte)
{
	if (buffer_count == BUFFER_SIZE)
		send_buffer();
	buffer[buffer_count++] = byte;
}

static void
add_text(const struct field *field, const char *text, uint32_t size)
{
	uint32_t blanks = field->width > size ? field->width - size : 0;

	for (; !field->is_left && blanks > 0; blanks--)
		add(' ');
	for (uint32_t i = 0; i < size; i++)
		add(text[i]);
	for (; blanks > 0; blanks--)
		add(' ');
}

static void
add_number(const struct field *field, uint64_t number, uint32_t base,
           bool is_negative)
{
	uint32_t zeroes = field->width < ZEROES_MAX ? field->width : ZEROES_MAX;
	char digits[DIGITS_MAX];
	uint32_t begin = DIGITS_MAX;

	do
		digits[--begin] = "0123456789abcdef"[divide(&number, base)];
	while (number > 0);
	if (field->has_zeroes && !field->is_left)
		while (DIGITS_MAX - begin + is_negative < zeroes)
			digits[--begin] = '0';
	if (is_negative)
		digits[--begin] = '-';
	add_text(field, digits + begin, DIGITS_MAX - begin);
}

static void
add_signed(const struct field *field, int64_t number)
{
	bool is_negative = number < 0;
	uint64_t size = (uint64_t)number;

	add_number(field, is_negative ? 0 - size : size, 10, is_negative);
}

/* Reads what stands between a % and the letter.  Returns where that is. */
static const char *
read_field(const char *text, struct field *field)
{
	*field = (struct field){0};
	for (; *text == '-' || *text == '0'; text++) {
		field->is_left = field->is_left || *text == '-';
		field->has_zeroes = field->has_zeroes || *text == '0';
	}
	for (; *text >= '0' && *text <= '9'; text++)
		field->width = field->width * 10 + (uint32_t)(*text - '0');
	if (text[0] == 'l' && text[1] == 'l') {
		field->is_wide = true;
		text += 2;
	}
	return text;
}

void
print(const char *text, ...)
{
	struct field field;
	va_list values;

	va_start(values, text);
	for (; *text; text++) {
		const char *string;
		char byte;

		if (*text != '%') {
			add(*text);
			continue;
		}
		text = read_field(text + 1, &field);
		switch (*text) {
		case 'u':
		case 'x':
			add_number(&field,
			           field.is_wide ? va_arg(values, uint64_t)
			                         : va_arg(values, uint32_t),
			           *text == 'x' ? 16 : 10, false);
			break;
		case 'd':
			add_signed(&field, field.is_wide
			                           ? va_arg(values, int64_t)
			                           : va_arg(values, int32_t));
			break;
		case 'c':
			byte = (char)va_arg(values, int);
			add_text(&field, &byte, 1);
			break;
		case 's':
			string = va_arg(values, const char *);
			add_text(&field, string, text_size(string));
			break;
		default:
			add(*text);
			break;
		}
	}
	va_end(values);
	send_buffer();
}
