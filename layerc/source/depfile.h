/*
 * Dependency files, as compilers and assemblers write them for make: which
 * files an object was made from.
 *
 * The syntax is what gcc, clang and NASM agree on: rules "TARGETS: FILES", a
 * backslash at the end of a line continues it, "\ " and "\	" are a blank in
 * a name (with every backslash before it doubled), "\#" is '#', "$$" is '$',
 * and any other backslash stands for itself, as in a path of Windows.  A colon
 * ends the targets when a blank or the end of the line follows.
 */
#pragma once

#include "../base/file.h"

struct depfile {
	struct path_list files; /* of all rules, in their order */
};

/*
 * Reads the size bytes at text.  Returns NULL, or what is wrong with it, for a
 * sentence that begins with "it": a file that was cut short, or is none.
 */
const char *depfile_parse(struct arena *arena, const char *text, uint32_t size,
                          struct depfile *depfile);

/* Reads the file at path; as depfile_parse, also when it cannot be read. */
const char *depfile_read(struct arena *arena, const char *path,
                         struct depfile *depfile);
