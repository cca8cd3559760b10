#include <log/log.h>

#include <stdio.h>

#include "../store/store.h"

int log_level;

void
log_text(const char *text)
{
	if (store_is_full())
		return;
	fputs(text, stderr);
}

void
log_flush(void)
{
	fflush(stderr);
}
