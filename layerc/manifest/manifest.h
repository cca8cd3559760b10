/*
 * Manifests as they are written: one struct layer or kernel a file.
 *
 * Nothing here is resolved or checked against other manifests or the code;
 * that is what calculus/ does.  docs/manifest.md tells what each line means.
 */
#pragma once

#include "../report/session.h"
#include "../verify/verdict.h"

/* A word of a manifest and where it stands. */
struct name {
	const char *text;
	struct span span;
};

struct name_list LIST(struct name);

enum pattern { PATTERN_NONE, PATTERN_GETTER_SETTER, PATTERN_ABS_FUN };

enum export_flag {
	EXPORT_ASM = 1,
	EXPORT_INIT = 2,
	EXPORT_CONST = 4,
	EXPORT_HELPER = 8,
	EXPORT_RESTATES = 16, /* the line is "restates" */
	EXPORT_OUTSIDE = 32,  /* the code is in a library that is not checked */
};

/* What follows the names of an export line; its names share it. */
struct clauses {
	struct name_list in, clobbers, reads, writes;
	struct span line; /* the words of the whole line */
};

struct export
{
	struct name name;
	unsigned flags;
	const struct clauses *clauses;
};

struct exports LIST(struct export);

struct state {
	struct name name;
	struct name_list from;
	bool machine; /* "from machine": hardware, which no variable holds */
};

struct states LIST(struct state);

/* What `verify` has to come to. */
struct requirement {
	struct name name; /* of an export, or the level's word for all */
	bool is_of_all;
	enum proof_verdict level; /* or one before it */
};

struct requirements LIST(struct requirement);

/* A number that a line states for a name. */
struct bound {
	struct name name;
	uint32_t value;
};

struct bounds LIST(struct bound);

/* A number that a kernel states for a function of its client or tests. */
struct client_bound {
	struct bound bound;
	struct name_list names; /* 'client', tests */
};

struct client_bounds LIST(struct client_bound);

/* A file that a manifest names; path is NULL when there is none. */
struct file_name {
	struct name word;
	const char *path; /* from the project's root */
};

struct file_names LIST(struct file_name);

/* Words that the compiler gets for some files, or for all there are. */
struct flags {
	struct name_list words;
	struct file_names files; /* none: all */
};

struct flags_list LIST(struct flags);

/* A use that no rule permits, and why there is one all the same. */
struct allowance {
	struct name name; /* what is used: a symbol, or the path of a header */
	const char *path; /* of a header: from the project's root, or NULL */
	struct name reason;
};

struct allowances LIST(struct allowance);

struct layer {
	const struct source *source;
	struct name name;
	struct name_list over; /* home underlay; empty for the bottom */
	struct name pattern_word;
	enum pattern pattern;
	struct name_list owns, linker, imports, hides;
	struct name_list instructions; /* classes; see instructions.h */
	struct name_list internals;    /* functions that its files share */
	struct name_list callbacks, glue;
	struct name_list switches; /* functions that change stacks */
	struct bounds bounds;      /* of recursion */
	struct states states;
	struct exports exports; /* and restates, in the order of the text */
	struct file_names sources;
	struct file_names specs;   /* specifications, and headers of states */
	struct file_name relation; /* to what the specifications speak of */
	struct requirements requirements;
	struct file_names headers; /* of its 'header' lines */
	struct file_name header;   /* the one, unless edges_only; word.text is
	                              NULL when there is none */
	struct name boot;          /* likewise */
	struct name rules_word;    /* likewise */
	bool edges_only; /* 'rules edges': who uses what, and nothing else */
	struct flags_list flags;
	struct allowances allowances;
	bool damaged; /* a line was lost to a mistake that was reported */
};

/* What is linked from files of its own: a test client, a user program. */
struct linked {
	struct name name;
	struct file_names sources;
};

struct linked_list LIST(struct linked);

/* What the console of a kernel shows from boot to power-off. */
struct transcript {
	struct name name;
	struct file_name file;
};

struct transcripts LIST(struct transcript);

struct stack_groups LIST(struct name_list);

/* What stands in place of a layer of the kernel that is taken over. */
struct replacement {
	struct name layer;
	struct name_list by; /* a sum; empty: the layer is left out */
};

struct replacements LIST(struct replacement);

/* What of the kernel that is taken over is left out. */
struct without {
	struct name keyword; /* of the first line; text is NULL if none */
	struct name_list exports, programs, tests, transcripts;
};

/* Classes of instructions that modules without a layer may use. */
struct grant {
	struct name_list classes, names; /* 'client', tests */
};

struct grants LIST(struct grant);

struct kernel {
	const struct source *source;
	struct name name;
	struct name like;    /* text is NULL when it is like no other */
	struct kernel *base; /* the one that it is like; see variant.h */
	struct replacements replaced;
	struct without without;
	struct name machine, image_format, image_address, entry;
	bool is_hosted; /* the machine is 'hosted': another build makes it */
	struct flags_list flags;
	struct file_names elsewhere; /* beside its code, and no part of it */
	uint32_t address;
	struct stack_groups stack; /* from the bottom up */
	struct name_list exports;
	struct bounds depths; /* of stacks, in bytes */
	struct file_names clients;
	struct linked_list tests;
	struct transcripts transcripts; /* no test has the name of one */
	struct linked_list programs; /* passed to the kernel as boot modules */
	/* Linked into each program; project_load adds them to its sources. */
	struct file_names library;
	struct grants instructions;
	struct client_bounds recursions;
	bool damaged; /* what it would take over is not known */
};

/*
 * Reads the manifest of a layer.  Every mistake is reported; what could be
 * understood stands in the result, which is never NULL.  Paths are not looked
 * up.
 */
struct layer *manifest_layer(struct session *session,
                             const struct source *source);

/* As manifest_layer, for the manifest of a kernel. */
struct kernel *manifest_kernel(struct session *session,
                               const struct source *source);

/* The name under which list holds text, or NULL. */
const struct name *name_list_find(const struct name_list *list,
                                  const char *text);

/* Whether one of the files has a path. */
bool file_names_have(const struct file_names *files, const char *path);

/* The export of a layer that has a name, one of the session's, or NULL. */
const struct export *manifest_export(const struct layer *layer,
                                     const char *name);
