#include <pmm/MATIntro/export.h>
#include <pmm/MContainer/export.h>
#include <proc/PThread/export.h>

void
kern_init(void)
{
	set_nps(1024);
	container_free(thread_spawn());
}
