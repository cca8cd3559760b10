/*
 * A process with a virtual machine that has some memory, and then the end.
 */
#include "sys.h"

int main(void);

enum { PAGE = 0x5000 };

int
main(void)
{
	if (trap(SYS_VM_CREATE, 0, 0, 0, 0) != E_OK ||
	    trap(SYS_VM_RESERVE, PAGE, 0, 0, 0) != E_OK)
		return 1;
	return 0;
}
