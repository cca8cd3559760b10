#include "Thread.h"

#include "import.h"

void
thread_yield(void)
{
}
