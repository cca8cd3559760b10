#include "Tree.h"

static unsigned
walk(unsigned at)
{
	return at == 0 ? 0 : walk(at / 2) + 1;
}

unsigned
tree_depth(void)
{
	return walk(7);
}
