/* What only the code of all modules together shows. */
#pragma once

#include "program.h"

/*
 * Follows addresses and calls through the whole program and keeps both in it,
 * for who checks it.  Of a program whose code could not all be read nothing is
 * followed.
 */
void whole_follow(struct program *program);

/* Checks what leaves modules, and recursion, if they were followed. */
void whole_check(struct program *program);
