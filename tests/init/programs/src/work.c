#include "server.h"

void
work(void)
{
	server_log(1);
}
