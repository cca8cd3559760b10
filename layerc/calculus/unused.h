/* Lines of a manifest that the code does not need. */
#pragma once

#include "program.h"

/*
 * Reports imports, glue and allowances that nothing in the module uses, once
 * all its uses were judged.
 */
void unused_check(struct program *program, const struct module *module);
