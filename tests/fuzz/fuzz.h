/*
 * What the fuzzers share: the tables of one run of the tool, made anew for
 * every input, and the rules that any report must keep.
 */
#pragma once

#include "../../layerc/report/session.h"

struct world {
	struct arena arena;
	struct names names;
	struct sources sources;
	struct diag diag;
	struct session session;
};

/* Makes a world whose tables point at one another; it must not be moved. */
void world_begin(struct world *world);
void world_end(struct world *world);

/*
 * Makes a copy of the bytes known as a file.  Nothing but the NUL stands
 * behind them, so that reading on is noticed.
 */
const struct source *world_source(struct world *world, const char *path,
                                  const char *bytes, size_t len);

/*
 * Prints every report as a command does, and asserts that its spans lie in
 * their sources and that no control character reaches the terminal.
 */
void world_print(struct world *world);

/* Asserts that the span lies in its source, if it has one. */
void check_span(struct span span);

/* The target: tries one input.  Always returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);
