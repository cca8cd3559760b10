/*
 * The shell's commands about programs and processes.
 *
 * Each takes the words that were typed behind its name.  Returns false,
 * changing nothing, if they are not what it needs.
 */
#pragma once

#include <stdbool.h>

bool shell_run(char *words);   /* NAME [QUOTA]: and waits for its end */
bool shell_spawn(char *words); /* NAME [QUOTA]: beside the shell */
bool shell_time(char *words);  /* NAME [QUOTA]: as run, and how long it took */
bool shell_wait(char *words);  /* PID */
bool shell_kill(char *words);  /* PID */
