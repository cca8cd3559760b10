/*
 * Ann, Bob, Cleo and Dan, who write a verse together.
 *
 * Each is a process.  A letter, which is a page of the root's memory, goes from
 * one to the next as a message; each adds a line.  Then all of them work for
 * a while: they take pages, use them, and give them back, in turns.  Dan is
 * Cleo's child, and lives on her share of memory.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Starts Ann, Bob and Cleo; each gets so many pages of the caller's. */
void crew_start(uint32_t quota);

/* Sends the letter round, sleeps until it is back, and reads it out. */
void crew_write(void);

/*
 * Lets the crew work, until all have ended.  Returns whether each found its
 * pages as it had left them.
 */
bool crew_work(void);

/* Prints who did what. */
void crew_report(void);
