#include "text.h"

#include <stdio.h>
#include <string.h>

#include "die.h"

static void
reserve(struct text *text, size_t more)
{
	size_t need = text->len + more + 1, capacity = text->capacity;
	char *bigger;

	if (need <= capacity)
		return;
	capacity = capacity ? capacity : 128;
	while (capacity < need)
		capacity *= 2;
	bigger = arena_array(text->arena, char, capacity);
	if (text->len > 0)
		memcpy(bigger, text->bytes, text->len);
	text->bytes = bigger;
	text->capacity = capacity;
}

void
text_bytes(struct text *text, const char *bytes, size_t len)
{
	reserve(text, len);
	if (len > 0)
		memcpy(text->bytes + text->len, bytes, len);
	text->len += len;
	text->bytes[text->len] = '\0';
}

void
text_vprint(struct text *text, const char *format, va_list arguments)
{
	va_list again;
	int len;

	va_copy(again, arguments);
	len = vsnprintf(NULL, 0, format, arguments);
	if (len < 0)
		die("a text cannot be formatted");
	reserve(text, (size_t)len);
	vsnprintf(text->bytes + text->len, (size_t)len + 1, format, again);
	va_end(again);
	text->len += (size_t)len;
}

void
text_print(struct text *text, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	text_vprint(text, format, arguments);
	va_end(arguments);
}
