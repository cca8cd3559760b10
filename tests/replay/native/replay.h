/*
 * The replay of a log on the specifications of a kernel.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/*
 * Says how many calls agreed, and exits: the log ends here, which is an error
 * if more calls were wanted.
 */
_Noreturn void replay_end(void);

/* Says what differs, where the log is, and exits. */
_Noreturn void replay_differs(const char *what, uint32_t have, uint32_t want);
