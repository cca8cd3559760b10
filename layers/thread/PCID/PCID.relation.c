#include "PCID.c"

#include "PCID.state.h"

void
abstract_PCID(void)
{
	CID = curid;
}
