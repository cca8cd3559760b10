/*
 * C through libclang, in this process: no compiler is started.
 *
 * A unit is parsed with the flags that the build gives to clang.  Generated
 * headers need not exist on disk: their text is handed to libclang.
 */
#pragma once

#include "../base/file.h"
#include "../report/source.h"
#include "facts.h"

struct creader;

/* A file that stands in memory in place of the one at its path. */
struct cfile {
	const char *path, *text;
	uint32_t size;
};

/* The flags of a parse, and the files that stand in memory. */
struct coptions {
	const char *const *flags;
	uint32_t flag_count;
	const struct cfile *files;
	uint32_t file_count;
};

enum header_item_kind {
	HEADER_FUNCTION, /* a prototype */
	HEADER_INLINE,   /* a function with its body */
	HEADER_OTHER,    /* a type, an enumeration, a variable, an assertion */
	HEADER_MACRO,
	HEADER_INCLUDE,
};

/* An enumerator. */
struct header_constant {
	const char *name;
	struct span span;
};

struct header_constants LIST(struct header_constant);

/* One thing that a header says at file scope, in the order of its text. */
struct header_item {
	enum header_item_kind kind;
	const char *name; /* of the function, macro, tag or typedef; or NULL */
	struct span name_span;
	struct span text; /* all of it, without what separates it from others:
	                     for a function up to and with its ';', with a
	                     documentation comment right before it left out */
	const char *type; /* of both: canonical type; else NULL */
	bool noreturn;
	struct header_constants constants; /* that this item defines */
};

/* The files that a parse depended on; see cache.h. */
struct cinputs {
	struct path_list read;
	struct path_list absent; /* names that stood for no file */
	bool complete;           /* there is nothing else */
};

struct header {
	const char *path;
	struct {
		struct header_item *items;
		uint32_t count, capacity;
	} items;
	struct includes includes;
	struct problems problems;
};

struct cunit {
	struct unit unit;
	struct problems problems;
};

/*
 * The folder of libclang's own headers (stdint.h and the like), for -isystem:
 * the library looks for them beside itself, where Debian has them not, and
 * takes no -resource-dir.  NULL when they are not installed (package
 * libclang-common-14-dev).
 */
const char *creader_resources(struct arena *arena);

/* The path of the library that reads C. */
const char *creader_library(void);

/* Loads it, once; creader_new does so too.  Dies when it is not there. */
void creader_load(void);

/*
 * Makes a reader; names and places go to the given tables, all else to arena,
 * which may be emptied between two files.
 */
struct creader *creader_new(struct arena *arena, struct names *names,
                            struct sources *sources);
void creader_free(struct creader *reader);

/*
 * Parses the C file at path and fills *cunit.  Uses, definitions and
 * declarations are those written in path itself or in a header that stands in
 * the same folder (what a generated header declares is known to be right),
 * through macros too.
 * A name that nothing declares becomes a use with undeclared set, and not a
 * problem.  Returns false when the file cannot be read; errno says why.
 */
bool creader_unit(struct creader *reader, const char *path,
                  const struct coptions *options, struct cunit *cunit);

/* Returns what the last file depended on, until the next one is read. */
const struct cinputs *creader_inputs(const struct creader *reader);

/* Parses the header at path, alone, and fills *header; as creader_unit. */
bool creader_header(struct creader *reader, const char *path,
                    const struct coptions *options, struct header *header);
