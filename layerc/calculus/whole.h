/* What only the code of all modules together shows. */
#pragma once

#include "program.h"

/*
 * Follows addresses and calls through the whole program, keeps both in it, and
 * checks what leaves modules, recursion, and who is ready when.  A program
 * whose code could not all be read is not judged.
 */
void whole_check(struct program *program);
