#include "import.h"

void main(void);

void
main(void)
{
	take();
	__asm__ volatile("outb %%al, $0x80" : : "a"(0));
}
