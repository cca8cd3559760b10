#include "import.h"

/* The module is assembly; this is what it takes for granted. */
_Static_assert(READY_QUEUE == 64 && THREAD_READY == 0, "asm/thread_yield.asm");
_Static_assert(THREAD_SLEEP == 2, "asm/thread_sleep.asm");
