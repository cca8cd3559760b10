/*
 * A program that sends each word that it gets to its parent, plus 1, until it
 * gets 0.  The answers to odd words wait for the next at once.
 */
#include "sys.h"

int main(void);

int
main(void)
{
	uint32_t parent = (sys_getpid() - 1) / MAX_CHILDREN;
	uint32_t value = recv_wait();

	while (value != 0) {
		bool is_odd = value % 2 == 1;

		value++;
		if (is_odd && sys_call(parent, &value) == E_OK)
			continue;
		if (!is_odd)
			send_wait(parent, value);
		value = recv_wait();
	}
	return 42;
}
