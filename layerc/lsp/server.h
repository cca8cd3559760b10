/*
 * A language server (LSP 3.17) on two descriptors.  It keeps the texts of open
 * documents, has snapshots made of them, and takes requests to those: the
 * newest one, or if nobody can tell from it what the code means, since a
 * manifest is half written, the last one that could.
 */
#pragma once

#include "../commands/command.h"

/*
 * Serves until the editor ends it.  Returns the exit status: EXIT_WRONG if it
 * was not asked to shut down before.
 */
int server_run(struct session *session, const struct options *options,
               int input, int output);
