/* What the files of a layer say of a primitive. */
#pragma once

#include "../build/plan.h"
#include "../calculus/program.h"

/* Texts of files; NULL where there is none. */
struct page_text {
	const char *declaration; /* of the header */
	const char *contract;    /* the comment before it, or in assembly */
	const char *spec, *code;
	struct span place; /* of the code, or of the manifest's word */
};

/* Finds what is said of a primitive where it is exported. */
struct page_text page_text_of(const struct plan *plan,
                              const struct program *program,
                              const struct primitive *primitive);

/* The text of a function in a layer's specification, or NULL. */
const char *page_text_spec(struct session *session, const struct layer *layer,
                           const char *name);

/* What the first line of a manifest says of its layer, or "". */
const char *page_text_about(struct arena *arena, const struct layer *layer);
