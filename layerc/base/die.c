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

void
die_of_word(const char *doing, const char *path)
{
	if (errno != ENOENT && errno != ENOTDIR && errno != EISDIR)
		die("cannot %s '%s':", doing, path);
	fflush(stdout);
	fprintf(stderr,
	        errno == ENOENT    ? "layerc: there is no '%s'\n"
	        : errno == ENOTDIR ? "layerc: '%s' is not a folder\n"
	                           : "layerc: '%s' is a folder\n",
	        path);
	exit(EXIT_USAGE);
}
