/*
 * What the files of PProc share.
 */
#pragma once

#include "import.h"

/* Where a process sleeps, if it does. */
extern uint32_t sleep_channels[NUM_IDS];
