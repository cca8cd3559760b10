/*
 * Asks the service in ring 0, process 1, what is behind the number 41.
 */
#include "sys.h"
#include "text.h"

int main(void);

enum { ADDER = 1 };

int
main(void)
{
	uint32_t number = 41;

	if (send_wait(ADDER, sys_getpid() << 16 | number) != E_OK) {
		print("ask: nobody is there\n");
		return 1;
	}
	print("ask: behind %u is %u, says process %u\n", number, recv_wait(),
	      ADDER);
	return 0;
}
