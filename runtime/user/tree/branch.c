/*
 * A branch of what `tree` grows.  Its parent says in a word how many levels are
 * to be below it.
 */
#include "grow.h"
#include "sys.h"

int main(void);

int
main(void)
{
	return (int)grow(recv_wait());
}
