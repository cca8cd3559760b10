/* layerc show --diff: what differs between two kernels. */
#pragma once

#include <jansson.h>

#include "../calculus/compose.h"
#include "command.h"

/*
 * Prints, as text or as options->form says, what of layers, lines and exports
 * only one of the two kernels of options->names has, and which shared layers
 * stand at another level or have another provider.  Returns an exit status:
 * of words that are not two kernels, which is said; or of their mistakes.
 */
int diff_run(struct session *session, const struct options *options);

/* The same of two kernels as JSON, an object that is the caller's. */
json_t *diff_json(struct session *session, const struct composition *first,
                  const struct composition *second);
