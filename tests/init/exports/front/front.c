#include "../store/export.h"
#include "../store/store.h"
#include "export.h"

FRONT_API int front_run(void);

int
front_run(void)
{
	return export_all() + store_get();
}
