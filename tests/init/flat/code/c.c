#include "a.h"
#include "b.h"

int
main(void)
{
	return a_get() + b_twice();
}
