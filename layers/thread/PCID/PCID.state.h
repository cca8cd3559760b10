/* What PCID's clients see: which thread runs. */
#pragma once

#include <stdint.h>

extern uint32_t CID;
