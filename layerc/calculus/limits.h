/* What C code of a kernel must not do, whatever its layer imports. */
#pragma once

#include "program.h"

/* Reports variadic functions, jumps, floating point and unbounded frames. */
void limits_check(struct program *program, const struct module *module);
