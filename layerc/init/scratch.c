#include "scratch.h"

#include <string.h>

#include "../build/check.h"

void
scratch_begin(struct scratch *scratch, struct session *session)
{
	scratch->session = session;
	scratch->kept = session->diag;
	scratch->diag =
		(struct diag){.arena = session->arena, .names = session->names};
	session->diag = &scratch->diag;
}

void
scratch_end(struct scratch *scratch)
{
	scratch->session->diag = scratch->kept;
}

void
scratch_add(struct session *session, struct project *project, const char *path,
            const char *text)
{
	const char *name = names_text(session->names, path);
	const struct source *source = sources_add(session->sources, name, text,
	                                          (uint32_t)strlen(text));

	if (strcmp(path_ending(path), ".layer") == 0)
		project_add_layer(session, project, source);
	else
		project_add_kernel(session, project, source);
}

struct plan *
scratch_plan(struct session *session, struct project *project)
{
	struct plan *plan = plan_make(
		session,
		compose_kernel(session, project, project->kernels.items[0]),
		PLAN_PLAIN);

	check_headers(plan);
	return plan;
}
