/* Names of C++ and Rust as their authors wrote them, by GNU's demangler. */
#pragma once

#include "arena.h"

/* Returns what a linker's name stands for, or NULL when it is not mangled. */
const char *demangle(struct arena *arena, const char *symbol);
