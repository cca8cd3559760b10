/*
 * TSysCall -- the kernel as programs see it: what happens at a trap.
 *
 * A trap is a system call, or a fault that there is a page for, or a tick of
 * the timer, or the end of the process.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Starts the kernel.  Requires the mbi that main was given. */
void system_init(uint32_t mbi);

/*
 * Runs the program whose name is the count bytes from name on as the root,
 * whose end ends the run.  Stops the machine with a message if there is none.
 */
_Noreturn void system_run(const char *name, uint32_t count);
