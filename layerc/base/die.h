/*
 * The end of the process when the host fails: a file that cannot be read, a
 * tool that cannot be started, no memory.  What the user wrote wrong is never
 * reported here but through report/diag.h.
 */
#pragma once

/* The exit status of every command. */
enum {
	EXIT_FINE = 0,  /* nothing to complain about */
	EXIT_WRONG = 1, /* the input is wrong */
	EXIT_USAGE = 2, /* the command line is wrong */
	EXIT_HOST = 3,  /* the host failed */
};

/*
 * Prints "layerc: TEXT" and exits with EXIT_HOST.  A text that ends in ':'
 * has the words for errno appended.
 */
_Noreturn void die(const char *text, ...) __attribute__((format(printf, 1, 2)));

/*
 * As die, after a file or folder that the command line names could not be
 * opened: if it is not there, or not of that kind, the command line is wrong.
 */
_Noreturn void die_of_word(const char *doing, const char *path);
