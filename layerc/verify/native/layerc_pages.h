/*
 * The state of a layer that is tried: all variables of code and specifications,
 * and MEMORY.  Its pages can only be read until somebody writes there; what was
 * in them before is kept in journals, so that a step is undone or compared by
 * looking at nothing but what it wrote.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { PAGE_SIZE_HERE = 4096 };

/* Pages that were written, and what is in them otherwise. */
struct journal {
	uint32_t count;
	uint32_t *pages;  /* by their numbers */
	uint8_t *copies;  /* of each, in the same order */
	uint16_t *places; /* of each page of all memory: its place, from 1 */
};

/* How a call of call_guarded came back, if it did not return. */
enum { RETURNED = 0 };

/* What the system is asked for, as a program of Linux on the i386. */
uint32_t call_system(uint32_t number, uint32_t a, uint32_t b, uint32_t c);

/* Writes a text to standard output. */
void print(const char *text);

_Noreturn void end_program(int status);

enum trap {
	TRAP_UNDEFINED, /* in C */
	TRAP_ADDRESS,   /* nothing is there, or the processor has to be asked */
	TRAP_NOTHING,   /* nothing is there, as it is above all MEMORY */
	TRAP_LATE,      /* it takes too long */
	TRAP_MUCH,      /* it writes more than 64 MiB, which is not kept */
};

/*
 * Maps MEMORY and protects all; on_trap is told of what else goes wrong, and
 * has to leave.
 */
void pages_begin(void (*on_trap)(enum trap trap));

/* Whether so many bytes from an address on are before end, and none too low. */
bool bytes_are_in(uint32_t address, uint32_t count, uint32_t begin,
                  uint32_t end);

/* Whether they are all of the state. */
bool pages_have(uint32_t address, uint32_t count);

/* An empty journal. */
struct journal journal_make(void);

/* From now on what is written goes into these, as far as they are not NULL. */
void journal_record(struct journal *one, struct journal *other);

/* Whoever writes to its pages from now on, is recorded again. */
void journal_watch(const struct journal *journal);

/* What memory holds becomes what the journal does, and the other way round. */
void journal_swap(struct journal *journal);

/* Forgets what is in it. */
void journal_close(struct journal *journal);

/* What it has of a page, or NULL. */
const uint8_t *journal_page(const struct journal *journal, uint32_t page);

/*
 * The place, from k on, of a byte in which memory differs from what a journal
 * has of its nth page; or the size of a page.
 */
uint32_t journal_next(const struct journal *journal, uint32_t n, uint32_t k);

/*
 * Calls a function, which has so many seconds.  Returns RETURNED, or what
 * call_leave was given.
 */
uint32_t call_guarded(void (*function)(void), uint32_t seconds);

/* Ends the function that call_guarded has called. */
_Noreturn void call_leave(uint32_t how);
