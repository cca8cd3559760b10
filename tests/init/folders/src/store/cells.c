#include "cells.h"

static int cells[64], used;

int
cells_used(void)
{
	return used;
}

void
cells_put(int value)
{
	cells[used++] = value;
}
