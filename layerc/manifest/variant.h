/*
 * Kernels that are variants of others: a 'like' line takes over the manifest
 * of the base, and the other lines say what differs.
 */
#pragma once

#include "project.h"

/*
 * Completes every kernel that is like another, and lets the kernels of the
 * project stand behind their bases.  Mistakes are reported; a kernel whose
 * base is not known becomes damaged.
 */
void variants_resolve(struct session *session, struct project *project);

/* Notes for what is reported in the manifests of the kernel's bases. */
const struct diag_origin *variant_origin(struct session *session,
                                         const struct kernel *kernel);
