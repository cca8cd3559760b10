#include "import.h"

void main(void);

static void
in_client(void)
{
	start_end();
}

void
main(void)
{
	hook_set(in_client);
	work();
}
