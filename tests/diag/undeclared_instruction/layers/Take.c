#include "Take.h"

#include "import.h"

#define HALT() __asm__ volatile("hlt")

unsigned
take(void)
{
	unsigned value;

	doors_close();
	__asm__ volatile("cli\n\tmov %%cr3, %0" : "=r"(value));
	__asm__ volatile("rep; nop; movl %%ds, %0" : "=r"(value));
	__asm__ volatile("movl %0, %%es" : : "r"(value));
	HALT();
	__asm__ volatile("int $48; inb $0x60, %%al" : : : "eax");
	return get_used() + value;
}
