/*
 * Grows a tree of processes, and counts what comes of it.
 */
#include "grow.h"
#include "sys.h"
#include "text.h"

int main(void);

enum { DEPTH = 2 };

int
main(void)
{
	uint32_t usage = sys_usage();
	uint32_t ended = grow(DEPTH);

	print("tree: %u processes have ended, %u pages in use, before it %u\n",
	      ended, sys_usage(), usage);
	return ended == 0 || sys_usage() != usage;
}
