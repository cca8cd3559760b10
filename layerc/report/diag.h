/*
 * What layerc tells its user.
 *
 * A report is one error or warning at a span, then any notes that belong to
 * it.  Reporting never stops the tool: the caller recovers and goes on, and
 * the command prints what was gathered and looks at diag->errors at its end.
 */
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "../base/list.h"
#include "../base/map.h"
#include "source.h"

enum diag_id {
#define DIAG(id, group, severity, meaning) DIAG_##id,
#include "diag.def"
#undef DIAG
	DIAG_COUNT
};

enum severity { SEVERITY_WARNING, SEVERITY_ERROR };

/* One entry of the catalogue. */
struct diag_entry {
	const char *id;    /* "hidden_call" */
	const char *group; /* the rule of the calculus: "FUN" */
	enum severity severity;
	const char *meaning; /* one paragraph */
};

extern const struct diag_entry diag_catalogue[DIAG_COUNT];

struct diag_note {
	struct span span;
	const char *text;
};

/*
 * A manifest whose lines count in another, and the note that says so; next is
 * where that manifest has its lines from in turn.
 */
struct diag_origin {
	const struct source *source;
	struct diag_note note;
	const struct diag_origin *next;
};

/*
 * What a report is about, in words that stay when lines move: an edge of the
 * program as a baseline knows it.
 */
struct diag_edge {
	const char *from;   /* a layer, or a file */
	const char *to;     /* the layer that owns the symbol, or "-" */
	const char *symbol; /* or the names that the report quotes */
	const char *kind;   /* "call", "read", ...; or where it was seen */
};

/* What is examined when something is reported. */
enum diag_phase {
	PHASE_MANIFEST,
	PHASE_SOURCE, /* C, and objects of assembly */
	PHASE_OBJECT, /* made from C */
	PHASE_IMAGE,
	PHASE_COUNT,
};

struct baseline;
struct baseline_entry;

struct diag_report {
	enum diag_id id;
	struct span span;
	const char *text;
	const char *fix; /* what would replace fix_span, or NULL */
	struct span fix_span;
	struct {
		struct diag_note *items;
		uint32_t count, capacity;
	} notes;
	const struct diag_origin *origin; /* as it was in struct diag */
	struct baseline_entry *entry;     /* NULL: no baseline can know it */
	bool is_recognised;               /* one of those that a revision had */
};

struct diag {
	struct json_t *proofs; /* what verify adds to the form json, or NULL */
	struct arena *arena;
	struct diag_reports LIST(struct diag_report) reports;
	struct map seen; /* of texts, against saying a thing twice */
	struct names *names;
	unsigned errors, warnings; /* those that no baseline knows */
	unsigned known;            /* those that one does */
	bool last_dropped;
	enum diag_phase phase;     /* what is examined now, */
	const char *from;          /* and whose: a name; or NULL */
	struct baseline *baseline; /* see baseline.h; or NULL */
	struct diag_edge next;     /* what the next report is about */
	struct map edges;          /* of all that was reported about */
	/* What is reported in one of its sources gets notes that lead there.
	 */
	const struct diag_origin *origin;
};

#define PRINTF_LIKE(text, first) __attribute__((format(printf, text, first)))

/*
 * Reports at span.  The text: lower case, no full stop, names in 'quotes'.
 * The same id and text at the same line is reported once, however often it is
 * raised: evidence from the source and from the object is one mistake.
 */
void diag_report(struct diag *diag, enum diag_id id, struct span span,
                 const char *text, ...) PRINTF_LIKE(4, 5);

/*
 * Says which edge the next report is about; it leads from diag->from.  When
 * nothing is said, the names that the report quotes stand for it.
 */
void diag_about(struct diag *diag, const char *to, const char *symbol,
                const char *kind);

/* Whether an edge from diag->from to a symbol was reported about. */
bool diag_is_about(const struct diag *diag, const char *symbol);

/* Gives the last report the words that would repair it; "" deletes span. */
void diag_fix(struct diag *diag, struct span span, const char *words, ...)
	PRINTF_LIKE(3, 4);

/* Adds to the last report a place that explains it. */
void diag_note(struct diag *diag, struct span span, const char *text, ...)
	PRINTF_LIKE(3, 4);

struct diag_sorted LIST(const struct diag_report *);

/*
 * Returns the reports in the order of printing: files come in the order in
 * which they were first reported, and in a file they are sorted by place.
 * Those that the baseline knows are among them only if known is true.
 */
struct diag_sorted diag_sorted(const struct diag *diag, bool known);

/*
 * Prints every report that is not known, with its notes, in the manner of
 * clang: place, source line, caret, fix-it.  Colour is used when colour is
 * true.
 */
void diag_print(const struct diag *diag, FILE *out, bool colour);

/* Prints one of them. */
void diag_print_report(const struct diag_report *report, FILE *out,
                       bool colour);

/* Where the reports of an id that are not known are counted. */
unsigned *diag_counter(struct diag *diag, enum diag_id id);

/*
 * How the golden of an entry, tests/diag/ID/, is repaired: a difference as diff
 * writes it, or lines of commands; NULL when that is missing.
 */
const char *diag_repair(const struct diag_entry *entry);

/* Finds "hidden_call" or "FUN.hidden_call"; NULL when there is no such id. */
const struct diag_entry *diag_find(const char *id);

/* The entry nearest in spelling to id, for "did you mean"; never NULL. */
const struct diag_entry *diag_nearest(const char *id);
