/*
 * The monitor: runs the guest, and does what it stops for.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "board.h"
#include "clock.h"
#include "config.h"
#include "pvclock.h"
#include "terminal.h"
#include "vm.h"

struct monitor {
	const char *name; /* what messages begin with */
	struct board board;
	struct clock clock;
	struct terminal terminal;
	uint32_t memory;              /* the guest's, in bytes */
	uint64_t tsc_offset;          /* from our counter to the guest's */
	struct pvclock_system system; /* time as the guest is told it, */
	struct pvclock_wall wall;
	uint32_t system_at; /* and where, with PVCLOCK_ENABLE if it is */
	uint64_t asked;     /* when the console was last asked */

	struct vm_exit exit;        /* why the guest stopped */
	uint32_t flags, eax, event; /* how it is to go on */

	bool has_ended;
	uint32_t status; /* of the program, then */
};

/*
 * Requires a virtual machine at its beginning; config and name must stay.  The
 * rate is that of the time-stamp counter, as clock.h wants it.
 */
void monitor_init(struct monitor *monitor, const struct config *config,
                  const char *name, uint32_t rate);

/* Runs the guest until it ends.  Returns the status for the program. */
uint32_t monitor_run(struct monitor *monitor);

/* Returns the time of the board. */
uint64_t monitor_now(const struct monitor *monitor);

/*
 * Returns the guest's memory from gpa on, with pages if there were none yet; or
 * null, where it has no memory or the quota has no room.
 */
void *monitor_memory(struct monitor *monitor, uint64_t gpa, uint32_t size);

/* Ends the guest, with a line that says why. */
void monitor_end(struct monitor *monitor, uint32_t status, const char *why);

/* The same with status 1; the line has a number, and where the guest is. */
void monitor_fail(struct monitor *monitor, const char *why, uint32_t number);

/* Lets others run until something is to be told to the halted guest. */
void monitor_wait(struct monitor *monitor);
