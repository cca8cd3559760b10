#include "Marks.h"

#include "import.h"

static uint32_t marks[LEVELS];

void
marks_init(uint32_t mbi)
{
	(void)mbi;
	for (uint32_t level = 1; level < LEVELS; level++)
		marks[level] = 3;
}

uint32_t
marked(uint32_t level)
{
	return marks[level];
}
