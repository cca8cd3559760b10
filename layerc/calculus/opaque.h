/*
 * What a layer keeps opaque: a struct that its header declares and only its
 * own files define.  Others pass pointers to it and look at nothing in it.
 */
#pragma once

#include "program.h"

/*
 * Reports where a unit of module defines such a struct of another layer itself,
 * or makes of a pointer to it one through which it can look.
 */
void opaque_check_unit(struct program *program, const struct module *module,
                       const struct unit *unit);
