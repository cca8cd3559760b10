/*
 * A stack for each process of the model, on which its system calls are run by
 * their specifications until they let others run.
 */
#pragma once

#include <stdint.h>

/* Runs begin, which does not return, as process 0. */
_Noreturn void threads_start(void (*begin)(void));

/* Whoever has ended begins anew when it is there again. */
void threads_forget_dead(void);

/* The process whose stack this is. */
uint32_t threads_current(void);
