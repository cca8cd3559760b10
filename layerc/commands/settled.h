/*
 * Checks that had nothing to say, in build/checked: while all that one has
 * asked of the disk would be answered as it was, it is not made again.
 *
 * What it depends on is noted where the disk is asked (base/file.h) and by the
 * cache of facts for the workers, by the same signs (source/cache.h), and the
 * words of the command and the environment belong to the question.
 */
#pragma once

#include "command.h"

struct settled {
	struct session *session;
	struct cache *cache; /* NULL: such a check always has its say */
	const char *question, *flags;
	struct file_log log;
};

/*
 * Begins a check in the project's root that was asked for in the folder start.
 * Returns whether it is settled already.
 */
bool settled_begin(struct settled *settled, struct session *session,
                   const struct options *options, const char *start);

/* Ends it; if nothing was reported, it is settled. */
void settled_end(struct settled *settled);
