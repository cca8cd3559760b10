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
#include "../source/creader.h"
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

/* A header beside the code that states what a folder imports, or exports. */
struct survey_header {
	const char *path;
	struct header header; /* what it says, as C reads it */
	struct map names;     /* to struct header_item */
};

/* Where such a header says otherwise than the code. */
struct survey_lie {
	struct span span;
	const char *text;
};

struct survey_lies LIST(struct survey_lie);

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
	/* "import.h" and "export.h" in its folder, or NULL. */
	struct survey_header *imports, *exports;
	struct survey_symbols idle; /* import.h has them; nothing uses them */
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
	struct survey_lies lies;   /* of import and export headers */
	struct order order;
	uint32_t levels; /* of the stack: above all parts */
};

/* Reads the files of the recipes; what cannot be read is left out, with why. */
void survey_read(struct survey *survey);

/* Makes parts of the files that are not left out, and gives them headers. */
void survey_divide(struct survey *survey);

/* Reads the headers that state what parts import and export. */
void survey_headers(struct survey *survey);

/* Finds who uses what of whom, and the order. */
void survey_link(struct survey *survey);

/*
 * Once it is known who uses what: which symbols are exported by a header, what
 * is imported and not used, and where headers say otherwise than the code.
 */
void survey_judge_headers(struct survey *survey);

/* Whether the headers of a part let others have a symbol of its. */
bool survey_is_exported(const struct survey_symbol *symbol);

/* Whether the headers that a part has, or includes, declare a symbol to it. */
bool survey_is_announced(const struct part *part,
                         const struct survey_symbol *symbol);

/* A name for the kernel, like text, that no part has. */
const char *survey_name(const struct survey *survey, const char *text);

/* The part that a file belongs to, or NULL. */
struct part *survey_part_of(const struct survey *survey, const char *path);

/* Whether what a part uses stands below it. */
bool survey_is_below(const struct part *part, const struct part *used);
