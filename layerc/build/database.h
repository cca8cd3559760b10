/*
 * The compilation database, by which clangd knows how a file is compiled.
 */
#pragma once

#include "tools.h"

/*
 * Writes build/KERNEL/compile_commands.json, and compile_commands.json in the
 * project's root: the entries of all kernels that stand below build, in the
 * order of their names.  A file of several kernels has several entries there,
 * of which clangd takes one.
 */
void database_write(const struct plan *plan, const struct tools *tools);
