/* The state of pages is what the table says of them. */
#include "MATIntro.c"

#include "MATIntro.state.h"

void
abstract_MATIntro(void)
{
	UPDATE(page, 0, PAGE_COUNT, {
		AT[page].norm = at_table[page].norm;
		AT[page].allocated = at_table[page].allocated;
	});
	NPS = nps;
	AT_NEXT = at_next;
}
