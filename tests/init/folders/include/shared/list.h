#pragma once

static inline int
list_next(int at)
{
	return at + 1;
}
