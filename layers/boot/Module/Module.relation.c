/* Files are what the table says of them. */
#include "Module.c"

#include "Module.state.h"

_Static_assert((int)FILES_MOST == (int)MODULE_COUNT &&
                       (int)FILE_NAME_SIZE == (int)MODULE_NAME_SIZE,
               "all files, and what is kept of a name");

void
abstract_Module(void)
{
	MODULES.count = module_total;
	UPDATE(i, 0, MODULE_COUNT, {
		MODULES.of[i].begin = module_pool[i].begin;
		MODULES.of[i].size = module_pool[i].size;
		MODULES.of[i].name_size = module_pool[i].name_size;
	});
	UPDATE_BOTH(i, 0, MODULE_COUNT, k, 0, MODULE_NAME_SIZE,
	            MODULES.of[i].name[k] = module_pool[i].name[k]);
}

bool
represents_Module(void)
{
	return module_total <= MODULE_COUNT;
}
