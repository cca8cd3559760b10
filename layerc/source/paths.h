/*
 * Paths as other tools write them, made into paths as the user writes them.
 */
#pragma once

#include "../base/arena.h"

/*
 * Returns path without "." parts, doubled slashes and "x/.." pairs, and
 * relative to the current folder when it is absolute and lies below it.
 */
const char *paths_plain(struct arena *arena, const char *path);
