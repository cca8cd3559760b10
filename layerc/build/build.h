/*
 * Running ninja on the build file of a plan.
 *
 * One build of a kernel at a time: a lock in its folder is held by layerc and
 * by the ninja that it starts, so that one that is left over from a layerc
 * that was killed ends before the next begins.
 *
 * What compilers say comes on standard error; ninja's own words only when
 * verbose.  Else the step that was finished last is shown (base/progress.h).
 */
#pragma once

#include "tools.h"

struct build {
	const struct plan *plan;
	const char *file; /* that ninja reads */
	bool verbose;
	int lock; /* descriptor; ninja inherits it */
	const char *log;
	struct process ninja;
};

/* Takes the lock, writes the build file and looks for the programs. */
void build_begin(struct build *build, const struct plan *plan, bool verbose);

/*
 * Makes a target of the build file, or with NULL, all of it.  Returns false
 * when that fails.
 */
bool build_make(struct build *build, const char *target);

/* Begins to make a target; build_wait or build_cancel is owed. */
void build_start(struct build *build, const char *target);

/* Waits for what build_start began.  Returns false when it failed. */
bool build_wait(struct build *build);

/* Ends what build_start began, whatever it has to say. */
void build_cancel(struct build *build);

/* Gives the lock back. */
void build_end(struct build *build);

/*
 * Makes the objects of a plan's assembly, all in one; starts nothing if there
 * are none.  Returns false when that fails.
 */
bool build_assembly(const struct plan *plan, bool verbose);
