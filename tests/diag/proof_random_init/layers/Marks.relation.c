#include "Marks.c"

#include "Marks.state.h"

void
abstract_Marks(void)
{
	UPDATE(k, 0, LEVELS, MARKS[k] = marks[k]);
}
