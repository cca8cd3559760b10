#include "store.h"

int
store_get(void)
{
	return 2;
}
