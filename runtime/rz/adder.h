/*
 * A service in ring 0, for processes of any ring: it adds one.
 */
#pragma once

#include <stdint.h>

/* A word to it: who asks in the upper half, and a number. */
enum { ADDER_ASKER = 16, ADDER_QUOTA = 32 };

/* A process's first function.  It answers every word, and never ends. */
void adder(void);
