/*
 * A program that sends each word that it gets to its parent, plus 1, until it
 * gets 0.
 */
#include "sys.h"

int main(void);

int
main(void)
{
	uint32_t value;

	while ((value = recv_wait()) != 0)
		send_wait(parent_id(), value + 1);
	return 42;
}
