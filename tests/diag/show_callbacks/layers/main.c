#include "import.h"

void main(void);

static void
show(unsigned count)
{
	(void)count;
	tree_down();
}

void
main(void)
{
	tree_count();
	tree_visit(show);
}
