/*
 * Timer -- how fast the time-stamp counter runs.
 */
#pragma once

#include <stdint.h>

/*
 * Measures against the PC's interval timer, three times 10 ms.  Returns the
 * ticks of the time-stamp counter in a millisecond, or 1 if there is no such
 * timer.
 */
uint32_t get_tsc_per_ms(void);
