#include "Grow.h"

#include "import.h"

order_t
grow(void)
{
	return get_used();
}
