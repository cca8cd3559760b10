/*
 * Manifests that stand in memory, and what is reported meanwhile: kept apart
 * from the reports of the session.
 */
#pragma once

#include "../build/plan.h"

struct scratch {
	struct session *session;
	struct diag *kept; /* the session's own */
	struct diag diag;
};

/* From now on what is reported goes to scratch->diag. */
void scratch_begin(struct scratch *scratch, struct session *session);

/* What is reported goes where it went before. */
void scratch_end(struct scratch *scratch);

/* Adds a manifest under a path that ends in .layer or .kernel. */
void scratch_add(struct session *session, struct project *project,
                 const char *path, const char *text);

/* Composes and plans the one kernel of the project. */
struct plan *scratch_plan(struct session *session, struct project *project);
