/*
 * What is learnt of code that has no manifests yet: its parts, who uses what of
 * whom, and the order in which the parts stand on each other with the fewest
 * edges upwards.
 *
 * A part is what becomes a layer: the files of a folder; or, of a folder in
 * which most files stand, one file with what has its name.
 */
#pragma once

#include "../build/plan.h"
#include "../source/facts.h"
#include "order.h"
#include "recipe.h"

struct part;

/* A file of the project, read as its recipe says. */
struct survey_file {
	const struct recipe *recipe;
	const struct unit *unit; /* NULL: it was not read */
	struct part *part;       /* NULL: left out */
	const char *why;         /* it is left out; or NULL */
};

/* What a part defines for others to see. */
struct survey_symbol {
	const char *name;
	struct part *part;
	const struct definition *definition;
	bool is_variable; /* and no constant */
	bool is_inline;   /* a function that a header defines */
	bool is_declared; /* a header declares it */
	bool is_shared;   /* another part uses it */
};

struct survey_symbols LIST(struct survey_symbol *);

/* That a part includes a header of another. */
struct survey_include {
	const char *path;
	struct part *part;
};

struct survey_includes LIST(struct survey_include);
struct parts LIST(struct part *);

struct part {
	const char *name;   /* of the layer */
	const char *folder; /* where its first file stands */
	uint32_t number;    /* among the parts */
	bool is_used;       /* by another part */
	uint32_t level;     /* 1 above what stands below all others */
	struct path_list sources, headers;
	struct survey_symbols defined; /* what it exports or owns */
	struct survey_symbols used;    /* of other parts, each once */
	struct survey_includes includes;
	struct path_list outside; /* names that no part defines */
	struct map seen;          /* of used, includes and outside */
};

struct survey {
	struct session *session;
	const struct recipes *recipes;
	struct survey_files LIST(struct survey_file) files;
	struct argv flags; /* of all files */
	struct parts parts;
	const char *split;       /* the folder whose files are parts, or NULL */
	struct map part_of_path; /* sources and headers, to struct part */
	struct map part_of_folder; /* where the files of one part stand */
	struct map symbols;        /* name to struct survey_symbol */
	struct map included;       /* headers that parts have of each other */
	struct order order;
	uint32_t levels; /* of the stack: above all parts */
};

/* Reads the files of the recipes; what cannot be read is left out, with why. */
void survey_read(struct survey *survey);

/* Makes parts of the files that are not left out, and gives them headers. */
void survey_divide(struct survey *survey);

/* Finds who uses what of whom, and the order. */
void survey_link(struct survey *survey);

/* A name for the kernel, like text, that no part has. */
const char *survey_name(const struct survey *survey, const char *text);

/* The part that a file belongs to, or NULL. */
struct part *survey_part_of(const struct survey *survey, const char *path);

/* Whether what a part uses stands below it. */
bool survey_is_below(const struct part *part, const struct part *used);
