#include "import.h"

void main(void);

void
main(void)
{
	tree_count();
	tree_depth();
}
