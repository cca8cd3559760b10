/*
 * A program that says who it is.
 */
#include "sys.h"
#include "text.h"

int main(void);

int
main(void)
{
	print("hello: process %u with %u pages, %u in use\n", sys_getpid(),
	      sys_quota(), sys_usage());
	return 7;
}
