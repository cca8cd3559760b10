/* The baseline of a run: findings that are known; see report/baseline.h. */
#pragma once

#include "command.h"

/* Whether the options for baselines go together; says it if not. */
bool known_is_usage(const struct options *options);

/*
 * Reads the baseline that the command line names, seen from start, if it names
 * one.  Dies when there is none, unless one is to be made.
 */
void known_read(struct session *session, const struct options *options,
                const char *start);

/* The first error that kept other things from being examined, or NULL. */
const struct diag_report *known_blinding(const struct diag *diag);

/* Says what the run examines, in words; "" stands for the whole project. */
void known_cover(const struct session *session, const char *words);

/* Says that not all was examined, so that what is missing is not repaired. */
void known_cut_short(const struct session *session);

/*
 * At the end of a run: reports what is stale, or writes the baseline anew, as
 * the options say.
 */
void known_judge(const struct session *session, const struct options *options);

/* Says on standard error how the baseline compares with what was found. */
void known_say(const struct session *session);
