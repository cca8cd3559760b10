/*
 * What long work shows of itself, on standard error: on a terminal one line,
 * which the next is written over; elsewhere a line a minute, so that a log
 * tells that it goes on.  Nothing when it is to be quiet.
 */
#pragma once

#include <stdbool.h>

struct progress {
	bool quiet;
	bool is_shown; /* there is a line to be taken away */
	long begin_ms; /* since the last line of a log, or 0 */
};

/* Shows a line of printf's, whose length the terminal's width bounds. */
void progress_show(struct progress *progress, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Takes it away, before anything else is written or when the work is done. */
void progress_clear(struct progress *progress);
