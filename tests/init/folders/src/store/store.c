#include "store.h"

#include <log/log.h>
#include <shared/list.h>

#include "cells.h"

const int store_sizes[2] = {8, 64};

int
store_is_full(void)
{
	return cells_used() == store_sizes[1];
}

void
store_put(int value)
{
	if (log_level > 0)
		log_text("put");
	cells_put(list_next(value));
	log_flush();
}
