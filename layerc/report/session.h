/* What every part of one run of the tool shares. */
#pragma once

#include "../base/progress.h"
#include "diag.h"

struct cache;

struct session {
	struct arena *arena;
	struct names *names;
	struct sources *sources;
	struct diag *diag;
	struct cache *cache; /* of facts, once it was wanted */
	unsigned jobs;       /* workers at a time; 0: one for each core */
	struct progress progress;
	/* Where the words of programs that failed are; "": nowhere; or NULL. */
	const char *failed;
};
