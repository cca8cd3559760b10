#include "Full.h"

#include "import.h"

/* Only who counts above can bring that about. */
bool
is_full(uint32_t level)
{
	return counted(level) == 19;
}
