#include "text.h"

uint32_t
text_size(const char *text)
{
	uint32_t size = 0;

	while (text[size])
		size++;
	return size;
}

bool
text_is_equal(const char *left, const char *right)
{
	while (*left && *left == *right) {
		left++;
		right++;
	}
	return *left == *right;
}

static char *
skip_blanks(char *text)
{
	while (*text == ' ')
		text++;
	return text;
}

char *
text_word(char **rest)
{
	char *word = skip_blanks(*rest);
	char *end = word;

	while (*end && *end != ' ')
		end++;
	*rest = skip_blanks(end);
	*end = 0;
	return end > word ? word : 0;
}

/* The value of a digit; or 16, which is none in any base. */
static uint32_t
digit(char byte)
{
	if (byte >= '0' && byte <= '9')
		return (uint32_t)(byte - '0');
	if (byte >= 'a' && byte <= 'f')
		return (uint32_t)(byte - 'a') + 10;
	return 16;
}

bool
text_number(const char *text, uint32_t *number)
{
	bool is_hex = text[0] == '0' && text[1] == 'x';
	uint32_t base = is_hex ? 16 : 10;
	uint32_t value = 0;

	text += is_hex ? 2 : 0;
	if (!*text)
		return false;
	for (; *text; text++) {
		uint32_t next = digit(*text);

		/* Subtract: the sum could wrap. */
		if (next >= base || value > (UINT32_MAX - next) / base)
			return false;
		value = value * base + next;
	}
	*number = value;
	return true;
}
