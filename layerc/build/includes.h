/*
 * The rule of includes: a module reads its own files, import.h, and headers
 * that belong to no one.  Another layer's header brings prototypes past its
 * import lines; its private headers and sources bring what nobody exports, and
 * a constant, a type or a macro among that leaves no symbol to find later.
 */
#pragma once

#include "../source/facts.h"
#include "owners.h"
#include "plan.h"

/*
 * Checks the includes of a unit, or of a header, of a module.  What
 * another layer's header includes is held against that layer, not this one.
 * Returns whether all is well.
 */
bool includes_check(const struct plan *plan, const struct owners *owners,
                    const struct plan_module *module,
                    const struct includes *includes);

/*
 * Checks what the text of a file of a module includes, where libclang does not
 * read it: assembly, and the code of programs.  A dependency file that should
 * tell what an assembler read, and does not, is reported.  Returns whether all
 * is well with the includes.
 */
bool includes_check_text(const struct plan *plan, const struct owners *owners,
                         const struct plan_module *module,
                         const struct plan_file *file);

/*
 * Takes from the facts of an object what comes from a file that the module may
 * not read, or from no line at all: where one was included, that is the one
 * mistake.
 */
void includes_keep_own(const struct plan *plan, const struct owners *owners,
                       const struct plan_module *module, struct unit *unit);

/*
 * Takes from the facts of a C file of a layer that is held to edges alone what
 * stands in headers of other layers, and declarations that stand in any: it
 * includes headers as they are, and answers for its own text.
 */
void includes_keep_unit(const struct plan *plan, const struct owners *owners,
                        const struct plan_module *module, struct unit *unit);

/*
 * Adds the files that the text of a file of GNU assembly includes by the
 * assembler's own directives: no compiler tells them.  None for other files.
 */
void includes_of_text(const struct plan *plan, const struct plan_module *module,
                      const struct plan_file *file, struct argv *paths);
