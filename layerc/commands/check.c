/* layerc check: every rule that manifests, C and assembly can show. */
#include "../build/check.h"
#include "../base/die.h"
#include "../build/build.h"
#include "../build/ninja.h"
#include "known.h"
#include "settled.h"
#include "since.h"
#include "summary.h"

/* A layer is examined on its home stack, which is taken as it is declared. */
static const struct plan_module *
examined(const struct plan *plan, struct target target)
{
	if (target.kernel)
		return NULL;
	return plan->modules.items[plan->modules.count - 1];
}

/* Returns false when its assembly could not be made; NASM has said why. */
static bool
check_target(struct session *session, const struct options *options,
             const struct project *project, struct target target)
{
	struct program *program;
	struct plan *plan;

	target.goes_on = true;
	plan = target_plan(session, project, target);
	if (!plan)
		return true;
	if (!build_assembly(plan, options->verbose))
		return false;
	program = check_sources(plan, examined(plan, target));
	summary_make(plan, program, options);
	return true;
}

int
check_run(struct session *session, const struct options *options)
{
	struct project project = {0};
	struct targets targets = {0};
	struct settled settled;
	const char *start;
	bool made = true;
	int status;

	if (options->dry_run && !options->fix) {
		fprintf(stderr, "layerc: --dry-run goes with --fix\n");
		return EXIT_USAGE;
	}
	if (!known_is_usage(options))
		return EXIT_USAGE;
	start = target_enter(session);
	if (settled_begin(&settled, session, options, start))
		return EXIT_FINE;
	if (options->since &&
	    !since_begin(session, options, start, check_target))
		return EXIT_USAGE;
	if (!target_find(session, options, start, &project, &targets)) {
		target_finish(session, options);
		return EXIT_USAGE;
	}
	known_cover(session, targets_words(session, options, &targets));
	list_each (const struct target, target, &targets)
		made &= check_target(session, options, &project, *target);
	if (made)
		settled_end(&settled);
	else
		known_cut_short(session);
	status = target_finish(session, options);
	return made ? status : EXIT_WRONG;
}
