#include "server.h"

int
main(void)
{
	work();
	return 1;
}
