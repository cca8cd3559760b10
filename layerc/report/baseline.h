/*
 * Findings that are known and wait for their repair, so that a project can
 * adopt the checker without repairing everything on one day.
 *
 * A baseline is a text, a line an entry, sorted by bytes:
 *
 *     covers mcertikos
 *     FUN.hidden_call PProc -> PThread thread_kill call 2
 *         owner the scheduler team
 *
 * rule, from, "->", to, symbol, kind, and how many findings there are of it; no
 * line numbers, so that it stays as it is when code moves, and merges line by
 * line.  Blank lines and lines that begin with '#' are comments; indented ones
 * say more of the entry above ("owner", "reason").  Both are kept.  In a field,
 * a byte that would end it stands as %XX.
 *
 * A list can only shrink by itself: what is listed and not found is an error,
 * and what is found and not listed is never added without being asked for.
 */
#pragma once

#include "diag.h"

struct baseline_entry {
	const char *rule;      /* this and the edge as they are written */
	struct diag_edge edge; /* each one a name */
	uint32_t listed;       /* findings that the file allows, or 0 */
	uint32_t found;        /* in this run */
	struct span line;      /* of the file, or what a revision had it at */
	struct span comments;  /* the lines above that belong to it */
	struct span more;      /* and those below */
	const char *reason;    /* of its line "reason", or NULL */
	struct map past;       /* of a revision: words and line to how many
	                          findings had them, as a pointer */
};

struct baseline {
	const char *path;
	bool is_past;     /* it is no file: a revision of the project had it */
	struct span head; /* comments at the begin of the file */
	struct span tail; /* and at its end */
	const char *covers; /* names of kernels and layers; "" for all */
	const char *run;    /* likewise, what this run examines */
	struct {
		struct baseline_entry **items;
		uint32_t count, capacity;
	} entries; /* of the file, and then those that were found */
	struct map by_key;
	bool is_new;      /* it is no file yet */
	bool damaged;     /* some of it could not be read */
	bool cut_short;   /* the run did not look at all that it was told to */
	bool is_examined; /* all that is covered was looked at, */
	enum diag_phase reached; /* as far as this */
};

/* How a baseline compares with what was found. */
struct baseline_count {
	uint32_t entries;  /* listed */
	uint32_t known;    /* findings that it allows */
	uint32_t added;    /* findings that it does not */
	uint32_t repaired; /* findings that it lists and that are gone */
};

/*
 * Reads a baseline and reports its mistakes.  A source that is NULL stands for
 * a file that is not there yet.
 */
struct baseline *baseline_read(struct diag *diag, const char *path,
                               const struct source *source);

/* The entry of an edge, made when there is none; all are names. */
struct baseline_entry *baseline_entry_of(struct diag *diag,
                                         struct baseline *baseline,
                                         const char *rule,
                                         const struct diag_edge *edge);

/*
 * Looks up a new report, counts it as known, or as an error or warning.  When
 * there is one more of an edge than is listed, all of them are new: which of
 * them came last cannot be told.
 */
void baseline_meet(struct diag *diag, struct diag_report *report,
                   const struct diag_edge *edge);

/* Whether the baseline knows a report, so that nothing is said of it. */
bool baseline_knows(const struct diag_report *report);

/*
 * Whether an entry lists more than was found.  It is not said of layers with
 * new errors: what follows from those was not looked for.
 */
bool baseline_is_stale(const struct diag *diag,
                       const struct baseline_entry *entry);

/* Reports each entry that is stale, with the fix. */
void baseline_report_stale(struct diag *diag);

struct baseline_count baseline_count(const struct diag *diag);

/* Takes out what is stale.  Returns how many findings that was. */
uint32_t baseline_prune(struct diag *diag);

/*
 * Makes a baseline of all that was reported and can wait: what the next run
 * finds is held against it.  The path is what messages call it.
 */
struct baseline *baseline_of_past(struct diag *diag, const char *path);

/*
 * Tells, of the edges with more findings than a revision had, which are those
 * that it had: by their words and the line that they are shown at.
 */
void baseline_recognise(struct diag *diag);

/* Takes in what is new, which then is known.  Returns how many findings. */
uint32_t baseline_accept(struct diag *diag);

/* The baseline as it is to be written. */
const char *baseline_text(const struct diag *diag);
