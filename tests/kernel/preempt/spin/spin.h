/*
 * What the program `spin` can be told to do, in a message.
 */
#pragma once

enum {
	/* Works until a word comes; ends with SPIN_DONE and what it did. */
	SPIN_POLL,
	/*
	 * As before, with all registers in use.  Ends with the number of times
	 * that one was not as it was left.
	 */
	SPIN_REGISTERS,
	/* Ends at once, with the id of a child that polls. */
	SPIN_LEAVE,
	/* Never makes a system call again. */
	SPIN_FOREVER,
};

enum { SPIN_DONE = 1 << 24 };
