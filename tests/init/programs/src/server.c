#include "server.h"

void
server_log(int value)
{
	(void)value;
}

int
main(void)
{
	work();
	return 0;
}
