/*
 * The underlay of PreInit and Module, as their test on the host has it.
 */
#pragma once

#include "../../layers/boot/PreInit/PreInit.h"

enum { MEMORY_END = 0x40000000 };

/* What `verify` alone reads. */
#define LOOP(invariant, variant) ((void)0)
