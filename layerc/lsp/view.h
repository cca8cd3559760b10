/*
 * What a check has left in memory, for questions of the editor: the manifests,
 * and of each kernel or layer that was examined the plan and the program.
 */
#pragma once

#include "../build/plan.h"
#include "../calculus/program.h"
#include "documents.h"
#include "mirror.h"

struct subject {
	const struct plan *plan;
	const struct program *program;
};

struct view {
	struct session *session;
	const struct documents *documents;
	const struct mirror *mirror;
	struct project project;
	struct subjects LIST(struct subject) subjects;
	const char *refusal; /* why the question in hand has no answer */
	/* Examines what no open document belongs to as well. */
	void (*examine_rest)(struct view *view);
};

enum spot_kind { SPOT_LAYER, SPOT_KERNEL, SPOT_C, SPOT_ASSEMBLY, SPOT_OTHER };

/* Where the editor asks. */
struct spot {
	const char *uri, *path;      /* path: from the root, a name */
	const struct source *source; /* the text as the editor has it now */
	enum spot_kind kind;
	uint32_t at;
	struct span word; /* the identifier, or word of a manifest, around */
	const char *name; /* what the word reads, a name; "" if there is none */
};

/*
 * Reads where a request asks; its member "layerc" holds the text, and an offset
 * in bytes.  Returns false when the place is in no file of the project.
 */
bool spot_read(struct view *view, const json_t *request, struct spot *spot);

enum meaning_kind {
	MEANS_NOTHING,
	MEANS_LAYER,
	MEANS_KERNEL,
	MEANS_FILE,
	MEANS_COMPONENT, /* of the abstract state */
	MEANS_SYMBOL,    /* a function, variable, constant */
};

struct meaning {
	enum meaning_kind kind;
	const char *name; /* of a specification: what it specifies */
	const struct layer *layer;
	const struct kernel *kernel;
	const char *path; /* of a file, from the root */
	const struct component *component;
	/* Where a symbol is looked at, and what it is there. */
	const struct subject *subject;
	const struct module *module;       /* NULL: a manifest of a kernel */
	const struct unit *unit;           /* of the file, or NULL */
	const struct primitive *primitive; /* or NULL */
};

/* What the word of a spot stands for. */
struct meaning view_meaning(struct view *view, const struct spot *spot);

/* The layer that names a file, or in whose folder alone it stands, or NULL. */
const struct layer *view_layer(const struct view *view, const char *path);

/* The placement of a layer in a subject, or NULL. */
const struct placement *view_placement(const struct subject *subject,
                                       const struct layer *layer);

/*
 * The primitive of a name as a module sees it that stands on the interface
 * below group: what is visible, or else what is hidden or above; or NULL.
 */
const struct primitive *view_primitive(const struct composition *composition,
                                       const char *name, uint32_t group);

/* The primitive whose code it is: further down, if it is restated. */
const struct primitive *view_bottom(const struct primitive *primitive);

/* Where the code of a primitive is; a span without source if nowhere. */
struct span view_code(struct view *view, const struct subject *subject,
                      const struct primitive *primitive);

/* Where a layer's header declares a name. */
struct span view_contract(const struct subject *subject,
                          const struct placement *placement, const char *name);

/* Where a layer's specification defines "spec_NAME". */
struct span view_spec(struct view *view, const struct subject *subject,
                      const struct placement *placement, const char *name);

/* {uri, range} of a span. */
json_t *view_location(struct view *view, struct span span);

/* Adds the location of a span that has a source to a list, once. */
void view_add(struct view *view, json_t *list, struct span span);

/* A TextDocumentEdit of a file; edits, TextEdits, are taken. */
json_t *view_edits(struct view *view, const char *path, json_t *edits);

/* The words of a manifest that read so, in any line that names no file. */
struct spans LIST(struct span);
struct spans view_words(struct view *view, const struct source *source,
                        const char *name);
