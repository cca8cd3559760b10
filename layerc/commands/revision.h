/*
 * The project as a revision of its git repository has it, as files in a folder
 * of build/: what git tracks, and of what it ignores the code and headers that
 * are there now, since that is what configuring and generating leaves.
 */
#pragma once

#include "../report/session.h"

struct revision {
	const char *name;   /* for messages: "main (1a2b3c4d5e)" */
	const char *folder; /* its project, from the current folder */
	int lock;           /* held while it is looked at */
};

/*
 * Lays the revision out that git knows by a word; the current folder is the
 * project's root.  Files that are there from the last time and the same stay
 * as they are.  Returns false, and says why, when there is no repository or no
 * such revision in it; dies when git is missing or cannot write.
 */
bool revision_lay_out(struct session *session, const char *word,
                      struct revision *revision);

/* Lets others lay out another. */
void revision_close(struct revision *revision);
