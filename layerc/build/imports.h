/* import.h: what a module is allowed to see of the layers below. */
#pragma once

#include "plan.h"

/* Sets import_text of every module, from the headers that were read. */
void imports_make(struct plan *plan);
