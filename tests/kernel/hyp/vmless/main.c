/*
 * Runs a virtual machine that it does not have, and ends with the error: the
 * program `vmless`.
 */
#include "../tests/vm.h"

int main(void);

int
main(void)
{
	struct vm_exit exit;

	return (int)vm_run(0, 0, 0, &exit);
}
