#include "progress.h"

#include <stdarg.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "process.h"

enum { TERMINAL_WIDTH = 80, LINE_SIZE = 1024, LOG_MS = 60 * 1000 };

static int
terminal_width(void)
{
	struct winsize size;

	if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return TERMINAL_WIDTH;
}

/* Whether a minute has passed since the work began, or the last line. */
static bool
is_time(struct progress *progress)
{
	long now = process_now();

	if (progress->begin_ms == 0)
		progress->begin_ms = now;
	if (now - progress->begin_ms < LOG_MS)
		return false;
	progress->begin_ms = now;
	return true;
}

void
progress_show(struct progress *progress, const char *format, ...)
{
	char line[LINE_SIZE];
	va_list arguments;

	if (progress->quiet)
		return;
	va_start(arguments, format);
	vsnprintf(line, sizeof(line), format, arguments);
	va_end(arguments);
	if (isatty(STDERR_FILENO)) {
		fprintf(stderr, "\r\033[K%.*s\r", terminal_width() - 1, line);
		progress->is_shown = true;
	} else if (is_time(progress)) {
		fprintf(stderr, "layerc: %s\n", line);
	}
}

void
progress_clear(struct progress *progress)
{
	if (progress->is_shown)
		fputs("\r\033[K", stderr);
	progress->is_shown = false;
}
