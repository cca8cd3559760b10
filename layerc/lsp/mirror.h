/*
 * The project as the editor has it: a copy of its folders in build/lsp, of
 * symbolic links to its files, in which the texts of open documents are files.
 * All that reads the project (manifests, libclang, NASM) reads it there as
 * anywhere, and what is made goes to a build folder of its own.
 */
#pragma once

#include "documents.h"

struct mirror {
	const char *root;   /* of the project; absolute */
	const char *folder; /* of the copy; absolute */
	int lock;           /* held as long as the server runs */
};

/*
 * Takes a folder that no other server has.  Returns false with errno set if
 * none can be made.
 */
bool mirror_open(struct arena *arena, const char *root, struct mirror *mirror);

/* Makes the copy what the project and the documents are now; dies if not. */
void mirror_sync(const struct mirror *mirror,
                 const struct documents *documents);
