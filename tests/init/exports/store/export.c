#include "export.h"

int
export_all(void)
{
	return 1;
}
