/*
 * How another build compiles its files: which there are, and the flags that
 * decide what the code is.
 *
 * Paths are relative to the current folder; what lies outside of it is not
 * taken.
 */
#pragma once

#include "../base/file.h"
#include "../base/process.h"
#include "../report/session.h"

/* A file and its flags; those that only change the machine code are left out.
 */
struct recipe {
	const char *path;  /* a name */
	struct argv flags; /* names, each in one word: "-Iinclude" */
};

struct recipes {
	struct recipe *items;
	uint32_t count, capacity;
	uint32_t outside; /* files that lie outside of the current folder */
	struct path_list
		skipped;    /* files in folders named "tests" and the like */
	struct map by_path; /* to a recipe; of several of one file the first */
};

/*
 * Adds what a database of compile commands says.  Returns NULL, or what is
 * wrong with it, as a text without the path.
 */
const char *recipes_of_database(struct session *session, const char *path,
                                struct recipes *recipes);

/*
 * Adds the compilers' commands in what `make -n` prints; folder is where it
 * was started, "." or absolute.
 */
void recipes_of_output(struct session *session, const char *output,
                       struct recipes *recipes);

/*
 * Runs `make` so that it only prints what it would do, for all targets anew,
 * and adds that.  Returns false when there is no make; it may fail.
 */
bool recipes_of_make(struct session *session, struct recipes *recipes);

/*
 * Adds the code below a folder, without flags but for include folders: those
 * below the current folder under which the headers lie that are named.
 */
void recipes_of_folder(struct session *session, const char *folder,
                       struct recipes *recipes);

/*
 * Splits a command as a shell would, without expanding anything, up to the
 * end of a line or command (';', '&', '|').  Returns where it ended.
 */
const char *recipe_words(struct arena *arena, const char *text,
                         struct argv *words);
