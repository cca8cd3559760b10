/*
 * What the text of a file includes, where no compiler tells: assembly for NASM
 * ("%include", "incbin") and GNU as (".include", ".incbin", "#include"), and C
 * that is compiled and not examined.
 *
 * Every directive counts, also one that a condition leaves out.  A name that
 * is no literal is not known from the text; a dependency file says what it
 * was, and that then counts for the place of the directive.
 */
#pragma once

#include "depfile.h"
#include "facts.h"

enum inclusion_language { INCLUSION_C, INCLUSION_NASM, INCLUSION_GNU };

struct inclusion_options {
	enum inclusion_language language;
	const char *const *folders; /* that -I names */
	uint32_t folder_count;
	const struct depfile *depfile; /* of the object, or NULL */
};

/*
 * Adds to *includes the files of the project that the file at path includes,
 * and those that these include; nothing when it cannot be read.
 */
void inclusion_scan(struct arena *arena, struct sources *sources,
                    const char *path, const struct inclusion_options *options,
                    struct includes *includes);
