#include "Address.h"

#include "import.h"

void
address_init(void)
{
	void (*const first)(void) = perhaps_init;

	first();
}
