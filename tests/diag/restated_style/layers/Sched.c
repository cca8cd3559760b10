#include "Sched.h"

#include "import.h"

void
sched(void)
{
	switch_to();
}
