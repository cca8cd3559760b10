/*
 * Names in text of C that was not compiled.
 *
 * Another configuration would compile it, and would then break a rule.  As no
 * compiler has read the text, what it names is told from its words: hence a
 * warning, and only where a name can be none but another module's.
 */
#pragma once

#include "program.h"

/*
 * Reports the names that a unit of module may not use.  An import that is
 * needed by such text only counts as used.
 */
void uncompiled_check_unit(struct program *program, const struct module *module,
                           const struct unit *unit);
