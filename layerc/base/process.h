/*
 * Children: ninja, the emulator, a linker.  They are started from an argument
 * vector, never through a shell.
 */
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "arena.h"
#include "list.h"

struct argv LIST(const char *);

struct process {
	long pid;
	int output; /* read end of its standard output, or -1 */
	int input;  /* write end of its standard input, or -1 */
};

enum process_output {
	OUTPUT_INHERIT,  /* the child writes where layerc writes */
	OUTPUT_ERROR,    /* what it writes goes to our standard error */
	OUTPUT_PIPE,     /* standard output and error come through output, and
	                    there is nothing to read */
	OUTPUT_DIALOGUE, /* standard output comes through output, and standard
	                    input is what is written to input */
};

/* How a child ended: an exit status, or the signal that killed it. */
struct process_end {
	int status; /* -1 when a signal ended it */
	int signal; /* 0 when it exited */
};

/* Adds the words, up to a NULL, to the vector. */
void argv_add(struct arena *arena, struct argv *argv, ...)
	__attribute__((sentinel));

/* The vector as a line that can be pasted into a shell. */
const char *argv_line(struct arena *arena, const struct argv *argv);

/*
 * Starts argv[0], looked up in PATH, in the folder of layerc.  Returns false
 * with errno set when it cannot be started.
 */
bool process_start(struct arena *arena, struct process *process,
                   const struct argv *argv, enum process_output output);

/*
 * As process_start, with standard output and error in the file log, which is
 * made anew, and nothing to read.
 */
bool process_start_logged(struct arena *arena, struct process *process,
                          const struct argv *argv, const char *log);

/*
 * Reads up to size bytes of the child's output, waiting for the first of them
 * until the clock of process_now reads deadline_ms.  Returns their count, 0 at
 * the end of the output, or -1 when the time is up.
 */
long process_read(const struct process *process, char *bytes, size_t size,
                  long deadline_ms);

/*
 * Writes as many of the bytes to the child's input as it takes without waiting.
 * Returns their count; all of them when the child will read nothing any more.
 */
size_t process_write(const struct process *process, const char *bytes,
                     size_t size);

/* Milliseconds on a clock that never goes back. */
long process_now(void);

/* Whether the child has ended, so that process_wait would not wait. */
bool process_has_ended(const struct process *process);

/*
 * Waits until the child has ended, but no longer than so many milliseconds.
 * Returns whether it has; process_wait is still owed.
 */
bool process_ends_within(const struct process *process, int time_ms);

/* Waits for the end of a child and closes its pipes. */
struct process_end process_wait(struct process *process);

/* Asks the child to end; process_wait is still owed. */
void process_stop(const struct process *process);

/* Kills the child; process_wait is still owed. */
void process_kill(const struct process *process);

/* Where PATH has a program of this name, or NULL; a path is itself. */
const char *process_find(struct arena *arena, const char *name);
