#include "Take.h"

#include "import.h"

/* The compiler cannot know that this is not the same. */
struct page {
	uint32_t state;
};

uint32_t
take_again(uint32_t index)
{
	return page_find(index)->state;
}
