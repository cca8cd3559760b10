/*
 * A call that is made of a layer's primitives, by specification and code.
 */
#pragma once

#include "layerc_pages.h"

struct random_driver;
struct random_primitive;
struct random_count;

enum phase { REST, SPEC, CODE };
enum { CALL_WORDS = 9, CALL_SECONDS = 5 };

extern struct trial {
	const struct random_driver *driver;
	const struct random_primitive *now; /* NULL while all of it begins */
	uint32_t nth;                       /* in its table */
	uint32_t words[CALL_WORDS];         /* a result, too */
	uint64_t results[3];                /* by phase */
	uint32_t seconds;                   /* that it may take */
	uint32_t work;                      /* of its specification, */
	uint32_t work_most;                 /* and how much it may; or 0 */
	enum phase phase;
	struct journal told,
		made; /* what specification and code have written */
	struct journal *goes_back; /* what is not undone at once, or NULL */
	uint32_t calls;
} trial;

/*
 * Ends the specification or the code as an enum random_end says; in between
 * nothing may end.
 */
_Noreturn void trial_leave(uint32_t end);

/* Ends what the driver's pages have trapped. */
void trial_trapped(enum trap trap);

/*
 * Runs the specification; what it wrote is in told, and has happened.  Returns
 * an enum random_end.
 */
uint32_t trial_run_spec(void);

/*
 * Runs the code from where the specification was run, which has ended as
 * wanted, and compares.
 */
void trial_run_code(uint32_t wanted, struct random_count *count);

/* Makes all that a journal has what it was. */
void trial_undo(struct journal *journal);

/*
 * Chooses some primitives that are hardly called from now on, so that what
 * others bring about comes to more: who frees all leaves nothing to others.
 * Another one is called often.
 */
void trial_leave_some(void);

/* Makes the layer's components of its variables. */
void trial_relate(void);
