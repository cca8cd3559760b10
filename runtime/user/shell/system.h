/*
 * The shell's commands about the machine.  Each takes no words, and returns
 * false if there are any.
 */
#pragma once

#include <stdbool.h>

bool shell_ls(char *words);  /* the programs */
bool shell_ps(char *words);  /* the processes */
bool shell_mem(char *words); /* the memory */
