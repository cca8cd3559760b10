/* check --since: what a revision of the project had, as a baseline. */
#pragma once

#include "target.h"

/* Checks one target; false when its assembly could not be made. */
typedef bool since_check(struct session *session, const struct options *options,
                         const struct project *project, struct target target);

/*
 * Checks the revision that options->since names as check would, with start as
 * target_enter returned it, and takes what is found for the baseline of the
 * session.  Says so when the revision cannot be examined whole: what that hides
 * counts as new.  Returns false, and says why, where there is no such revision.
 */
bool since_begin(struct session *session, const struct options *options,
                 const char *start, since_check *check);
