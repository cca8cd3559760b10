#include "Hide.h"
#include "import.h"
void put_used(unsigned count) { if (count < PAGE_MAX && get_used() < 3) set_used(count); }
