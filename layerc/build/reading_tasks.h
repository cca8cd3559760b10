/*
 * Files that are to be read, and reading them by workers.
 */
#pragma once

#include "../source/cache.h"
#include "../source/creader.h"
#include "../source/object.h"
#include "plan.h"

/* A file to be read. */
struct task {
	const char *path;
	struct coptions options;
	struct cache_entry entry; /* the question */
	/* Where its facts go: one of these. */
	struct header *header;
	struct cunit *cunit;
	struct object_facts *object;
	/* Of an object. */
	const struct plan *plan;
	const struct plan_module *module;
	const struct plan_file *file;
	bool is_placed; /* the lines are wanted */
};

/* All of them; reader and decoder are a worker's own. */
struct tasks {
	struct session *session;
	struct arena scratch; /* of a worker, for one file */
	struct creader *reader;
	struct decoder *decoder;
	struct task *items;
	uint32_t count, capacity;
};

/*
 * Fills the facts of each task, from the cache as far as that knows them; what
 * cannot be read ends the process.  Those that the cache knew are left out of
 * tasks.
 */
void tasks_run(struct tasks *tasks);
