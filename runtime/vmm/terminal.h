/*
 * The guest's serial line on the console: what it sends is put out in lines,
 * each with a prefix if there is one, and what is typed is for the guest.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum {
	TERMINAL_ROOM = 240,
	TERMINAL_TYPED = 256,
	TERMINAL_ESCAPE =
		0x1d, /* ^], which is the monitor's, not the guest's */
};

struct terminal {
	const char *name;          /* the prefix; "" is none */
	bool has_input, is_within; /* a line is begun, and not at its end */
	char bytes[TERMINAL_ROOM]; /* not put out yet */
	uint32_t count;
	char typed[TERMINAL_TYPED]; /* for the guest, the oldest first */
	uint32_t begin, end;        /* in it, counted on and on */
};

void terminal_init(struct terminal *terminal, const char *name, bool has_input);

/* Takes a byte of the guest's.  A line is put out at its end. */
void terminal_put(struct terminal *terminal, uint8_t byte);

/* Puts out what there is. */
void terminal_flush(struct terminal *terminal);

/* Ends the line that is begun, and puts it out. */
void terminal_end_line(struct terminal *terminal);

/*
 * Takes what was typed, as much as there is room for.  Returns whether the
 * escape was.
 */
bool terminal_ask(struct terminal *terminal);

/* Returns whether there is a byte for the guest; *byte is it. */
bool terminal_get(struct terminal *terminal, uint8_t *byte);
