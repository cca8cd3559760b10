/*
 * What the programs' library knows of the kernel, as its test on the host has
 * it.
 */
#pragma once

#include <stdint.h>

enum { E_OK, E_EMPTY = 5 };

struct process_info;
