#include <low.h>

int
main(void)
{
	return low_get() + TOP[0];
}
