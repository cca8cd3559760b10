/*
 * The commands of layerc: one file a command, one function each.
 *
 * A command gets the words of its line already sorted into options and names
 * and returns the exit status of the process (base/die.h).
 */
#pragma once

#include "../base/file.h"
#include "../report/export.h"
#include "../report/session.h"

#define LAYERC_VERSION "0.1"

/* A file that the boot loader brings along, besides the programs. */
struct boot_file {
	const char *name; /* the last word of what the kernel is told */
	const char *path; /* absolute */
};

struct options {
	bool verbose;    /* -v: every child's command line, what was examined */
	bool quiet;      /* -q: no progress */
	bool derivation; /* show --derivation */
	bool init;       /* show, graph --init */
	bool stack;      /* show --stack */
	bool diff;       /* show, graph --diff: of two kernels */
	bool check;      /* fmt --check: change nothing, say what would */
	bool release;    /* --release: optimise across layers */
	bool sealed;     /* --sealed: link layer by layer */
	bool iso;        /* --iso: make ISOs, boot them */
	bool fix;        /* check --fix: make the repairs that are suggested */
	bool dry_run;    /* --dry-run: only say what would be written */
	bool force;      /* init --force: in place of what is there */
	bool assembly;   /* new --asm: the primitive in assembly */
	bool make;       /* init --make: flags from what make would do */
	const char *commands;  /* init --commands: a database, or NULL */
	const char *baseline;  /* --baseline: of known findings, or NULL */
	const char *since;     /* check --since: a revision, or NULL */
	bool is_past;          /* names that mean nothing are passed over */
	bool update_baseline;  /* --update-baseline: without what is gone */
	bool add_to_baseline;  /* --add-to-baseline: with what is new */
	bool all;              /* why --all: each way in */
	bool summary;          /* --summary: say what was examined */
	bool assert_checked;   /* --assert-checked: all of it, or an error */
	enum export_form form; /* --format */
	const char *memory;    /* -m: of the machine, or NULL */
	unsigned timeout_s;    /* --timeout, or 0 */
	unsigned jobs;         /* -j, or 0 */
	unsigned limit;        /* verify --limit: units of work, or 0 */
	const char *kept;      /* verify --tests: a folder, or NULL */
	unsigned random;       /* verify: so many calls of each layer, or 0 */
	unsigned seed;         /* verify --seed: which ones, or 0 */
	bool fuzzers;          /* verify --fuzzers: make only these */
	bool compile;          /* verify --compile: prove nothing */
	bool cross_check;      /* verify: ask a second solver, too */
	bool optimised;        /* verify: code as an optimiser leaves it */
	const char *calls;     /* show, graph --calls: NAME[@LAYER], or NULL */
	const char *output;    /* graph -o: a path, or NULL */
	struct boot_files LIST(struct boot_file) files; /* --file */
	struct path_list names; /* kernels, layers, files */
	struct path_list rest;  /* what follows "--" */
	const char *from; /* the folder that layerc was called in; or "" */
};

int init_run(struct session *session, const struct options *options);
int check_run(struct session *session, const struct options *options);
int build_run(struct session *session, const struct options *options);
int run_run(struct session *session, const struct options *options);
int test_run(struct session *session, const struct options *options);
int show_run(struct session *session, const struct options *options);
int graph_run(struct session *session, const struct options *options);
int why_run(struct session *session, const struct options *options);
int new_run(struct session *session, const struct options *options);
int fmt_run(struct session *session, const struct options *options);
int verify_run(struct session *session, const struct options *options);
int lsp_run(struct session *session, const struct options *options);
int explain_run(struct session *session, const struct options *options);
