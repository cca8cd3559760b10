#pragma once

#include <stdbool.h>

/* Returns whether all levels are full. */
bool is_rich(void);
