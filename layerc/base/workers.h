/*
 * The same work on many items, by as many processes as there are cores.
 *
 * Workers are forked: each sees what its parent had in memory, takes the next
 * item that nobody has taken, and leaves the result in a file in memory that
 * the parent maps when all have ended.  Results come in the order of the items,
 * whoever made them, so that no output depends on how many workers there were.
 *
 * A worker ends with its parent.  When one fails, the others are ended, the
 * parent says so and exits with EXIT_HOST.
 */
#pragma once

#include "progress.h"
#include "text.h"

struct work {
	uint32_t count; /* items */
	unsigned jobs;  /* workers at most */
	void *context;
	/* In a worker: adds what comes of an item to result. */
	void (*run)(void *context, uint32_t item, struct text *result);
	/* What an item is called in the message that its worker crashed. */
	const char *(*name)(const void *context, uint32_t item);
	struct progress *progress; /* shows how far it is; or NULL */
};

struct work_result {
	const char *bytes;
	size_t size;
};

/* Returns count results; their bytes stay until the process ends. */
struct work_result *workers_run(struct arena *arena, const struct work *work);

/* The number of cores that this process may use. */
unsigned workers_cores(void);
