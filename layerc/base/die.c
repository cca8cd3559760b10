#include "die.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
die(const char *text, ...)
{
	int error = errno;
	size_t len = strlen(text);
	va_list arguments;

	fflush(stdout);
	fputs("layerc: ", stderr);
	va_start(arguments, text);
	vfprintf(stderr, text, arguments);
	va_end(arguments);
	if (len > 0 && text[len - 1] == ':')
		fprintf(stderr, " %s", strerror(error));
	fputc('\n', stderr);
	exit(EXIT_HOST);
}
