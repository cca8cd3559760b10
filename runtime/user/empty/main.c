/*
 * A program of five pages that only ends: what `bench` starts.
 */
#include "sys.h"

int main(void);

/* Four pages of data beside the page of code. */
static volatile uint8_t bytes[4 * PAGE_SIZE] = {1};

int
main(void)
{
	return bytes[0] - 1;
}
