/* What build, run and test have in common: a kernel, checked and built. */
#pragma once

#include "../build/plan.h"
#include "command.h"

/*
 * Checks a kernel and builds its images: manifests, sources and compiled
 * objects, then the images themselves, and with --iso their ISOs.  Stops behind
 * the first step that reports an error; compilers run while the sources are
 * being checked. Returns the plan when the images are there and right, else
 * NULL.
 */
const struct plan *make_kernel(struct session *session,
                               const struct options *options,
                               const struct project *project,
                               const struct kernel *kernel);

/*
 * As make_kernel, for the first name on the command line.  When it returns
 * NULL, what was reported is printed and *status is that of the process.
 */
const struct plan *make_named(struct session *session,
                              const struct options *options, int *status);
