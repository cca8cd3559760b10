/* What a command works on: the kernels and layers that its words name. */
#pragma once

#include "../build/plan.h"
#include "command.h"

struct target {
	const struct kernel *kernel; /* one of the two */
	const struct layer *layer;
	bool is_release; /* a kernel as a release has it */
	bool goes_on; /* though a name is missing: to the uses of that name */
};

struct targets LIST(struct target);

/*
 * Goes to the project's root, and says so as make and ninja do.  Returns the
 * folder where layerc was, seen from there.
 */
const char *target_enter(struct session *session);

/*
 * Reads the project and finds what the names mean: a kernel, a layer, or a
 * folder, which stands for the kernels and layers below it.  No name at all
 * stands for every kernel, and every layer that is in none.  A name that means
 * nothing is said on standard error; then the result is false.  Folders count
 * from start.
 */
bool target_find(struct session *session, const struct options *options,
                 const char *start, struct project *project,
                 struct targets *targets);

/*
 * The targets in words that do not depend on their order: the name of the one,
 * or else the words of the command line, which are none for the whole project.
 */
const char *targets_words(const struct session *session,
                          const struct options *options,
                          const struct targets *targets);

/* As target_find, for commands that take exactly one kernel. */
const struct kernel *target_kernel(struct session *session,
                                   const struct options *options,
                                   struct project *project);

/* Finds a kernel by its name; says so and returns NULL when there is none. */
const struct kernel *target_named(const struct session *session,
                                  const struct project *project,
                                  const char *word);

/*
 * Composes a target, plans it and makes its import headers.  Returns NULL
 * after an error, which is reported.
 */
struct plan *target_plan(struct session *session, const struct project *project,
                         struct target target);

/* Prints what was reported, as --format says; returns the exit status. */
int target_finish(struct session *session, const struct options *options);
