#include "since.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/die.h"
#include "../report/baseline.h"
#include "../source/cache.h"
#include "known.h"
#include "revision.h"

/* A session of its own, whose names and entries the other goes on with. */
struct past {
	struct sources sources;
	struct diag diag;
	struct session session;
	struct project project;
	struct targets targets;
	bool made;
};

static void
begin(struct past *past, const struct session *session)
{
	past->sources.names = session->names;
	past->diag.arena = session->arena;
	past->diag.names = session->names;
	past->diag.baseline = baseline_read(&past->diag, "", NULL);
	past->session = *session;
	past->session.sources = &past->sources;
	past->session.diag = &past->diag;
	past->made = true;
}

/* Checks what is in the current folder. */
static void
examine(struct past *past, const struct options *options, const char *start,
        since_check *check)
{
	struct options plain = {
		.quiet = options->quiet,
		.names = options->names,
		.is_past = true,
	};

	target_find(&past->session, &plain, start, &past->project,
	            &past->targets);
	list_each (const struct target, target, &past->targets)
		past->made &=
			check(&past->session, &plain, &past->project, *target);
	if (past->session.cache)
		cache_write(past->session.cache);
}

/* What was not there, or could not be examined, is not known afterwards. */
static void
say_missing(const struct past *past, const char *name)
{
	const struct project *project = &past->project;
	const struct diag_report *error = known_blinding(&past->diag);

	if (project->kernels.count + project->layers.count == 0)
		fprintf(stderr,
		        "layerc: since %s: it has no manifests, so that all "
		        "counts as new\n",
		        name);
	else if (past->targets.count == 0)
		fprintf(stderr,
		        "layerc: since %s: it has nothing of what is checked "
		        "here, so that all counts as new\n",
		        name);
	if (!error && past->made)
		return;
	fprintf(stderr,
	        "layerc: since %s: not all of it could be examined; what that "
	        "hides counts as new%s\n",
	        name, error ? ".  The first error is" : "");
	if (error)
		diag_print_report(error, stderr, false);
}

bool
since_begin(struct session *session, const struct options *options,
            const char *start, since_check *check)
{
	struct past *past = arena_new(session->arena, struct past);
	struct revision revision;
	char *here = getcwd(NULL, 0);

	if (!here)
		die("cannot tell the current folder:");
	if (!revision_lay_out(session, options->since, &revision)) {
		free(here);
		return false;
	}
	begin(past, session);
	if (file_is_folder(revision.folder)) {
		if (chdir(revision.folder) != 0)
			die("cannot enter '%s':", revision.folder);
		examine(past, options, start, check);
		if (chdir(here) != 0)
			die("cannot enter '%s':", here);
	}
	free(here);
	revision_close(&revision);
	say_missing(past, revision.name);
	session->diag->baseline = baseline_of_past(
		&past->diag,
		arena_print(session->arena, "since %s", revision.name));
	return true;
}
