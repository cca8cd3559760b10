#include "own.h"

_Static_assert(PAGE_ORDER == 12, "import.h has what the header includes");
