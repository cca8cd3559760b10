#include "../src/store/store.h"

void
up(void)
{
	store_put(1);
}
