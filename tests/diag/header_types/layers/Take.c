#include "Take.h"

#include "import.h"

range_t
take(page_t page)
{
	return (range_t){page, get_used() % PAGE_LIMIT};
}
