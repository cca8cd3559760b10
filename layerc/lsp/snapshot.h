/*
 * A check of the project as the editor has it, in a process of its own: what
 * goes wrong there, and a check that nobody wants any more, is that process's
 * end and not the server's.
 *
 * It writes messages of LSP to its channel: notifications of what it found,
 * then "layerc/checked", with "usable" in its params when there is a program to
 * ask about.  Then it takes requests, one after the other, and writes their
 * responses, until the channel ends.
 */
#pragma once

#include "../commands/command.h"
#include "documents.h"
#include "frame.h"
#include "mirror.h"

struct snapshot {
	long pid;
	int channel; /* -1: it has ended */
	int log;     /* what it, or a tool, says */
	bool is_done, is_usable;
	struct frame_input input;
	json_t *current; /* the request that it answers, or NULL */
};

/* What it begins with. */
struct snapshot_start {
	const struct options *options;
	const struct documents *documents;
	const struct mirror *mirror;
	const json_t *uris; /* of files about which something was said */
};

/* Starts one.  Returns false, with errno set, when that fails. */
bool snapshot_begin(struct snapshot *snapshot,
                    const struct snapshot_start *start);

/* Ends it, whatever it does. */
void snapshot_end(struct snapshot *snapshot);

/* What it has said so far. */
const char *snapshot_log(const struct snapshot *snapshot, struct arena *arena);
