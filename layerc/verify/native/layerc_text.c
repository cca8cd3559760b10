#include "layerc_text.h"

enum { TEXT_MOST = 512 };

static char text[TEXT_MOST];
static uint32_t len;

void
text_begin(void)
{
	len = 0;
}

void
text_add(const char *more)
{
	while (*more && len < TEXT_MOST - 1)
		text[len++] = *more++;
}

void
text_add_number(uint64_t number)
{
	char digits[24], *at = digits + sizeof(digits) - 1;

	*at = '\0';
	do
		*--at = (char)('0' + number % 10);
	while (number /= 10);
	text_add(at);
}

const char *
text_end(void)
{
	text[len] = '\0';
	return text;
}
