#include "MPTInit.h"

#include "import.h"

void
pt_init(uint32_t mbi)
{
	pt_init_kern(mbi);
	set_pt(get_curid());
	if (!set_pe())
		panic(__FILE__, __LINE__,
		      "this processor cannot do without execution of data");
}
