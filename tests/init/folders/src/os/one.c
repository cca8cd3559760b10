#include "../store/store.h"

int
os_start(void)
{
	store_put(store_sizes[0]);
	return 0;
}
