/*
 * The interval timer of a PC, 8254, and the part of port 0x61 that goes with
 * it.
 *
 * After Intel's data sheet of the 8254 (order number 231164): three counters,
 * all six modes, binary and BCD, the latch and read-back commands.  The gates
 * of counters 0 and 1 are high for good, that of counter 2 is bit 0 of port
 * 0x61, whose bit 5 is the counter's output.
 *
 * Time is a number of ticks of the timer's clock, from any beginning on, that
 * never decreases from call to call; nothing happens but in calls.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum {
	PIT_PORT = 0x40,      /* counters 0 to 2, and the control word */
	PIT_GATE_PORT = 0x61, /* called port B */
	PIT_HZ = 1193182,     /* ticks in a second */
	PIT_COUNTERS = 3,
};

#define PIT_NEVER UINT64_MAX

struct pit_counter {
	uint8_t mode;   /* 0 to 5 */
	uint8_t access; /* 1 low byte, 2 high byte, 3 both in turn */
	bool is_bcd, gate;

	/* The count in use, and one that follows at `turn`; 0: none. */
	uint32_t count, next;
	uint64_t turn;
	/* Ticks that were counted: passed, and those since begin if it runs. */
	uint64_t passed, begin;
	bool runs, is_triggered;

	/* What was written of two bytes; which byte is read next. */
	uint8_t low;
	bool writes_high, reads_high;
	bool has_latch, has_status;
	uint16_t latch;
	uint8_t status;

	/* Rises of the output that are known, of which seen since begin. */
	uint32_t rises;
	uint64_t seen;
};

struct pit {
	struct pit_counter counters[PIT_COUNTERS];
	uint8_t port_b;
};

/* No counter counts until the guest writes a count. */
void pit_init(struct pit *pit);

/*
 * Access to PIT_PORT and the three behind it, and to PIT_GATE_PORT.
 */
uint8_t pit_read(struct pit *pit, uint32_t port, uint64_t now);
void pit_write(struct pit *pit, uint32_t port, uint8_t value, uint64_t now);

/* Returns whether the output of a counter is high. */
bool pit_output(struct pit *pit, uint32_t counter, uint64_t now);

/*
 * How often the output of counter 0 has risen and the caller has not taken it.
 * A control word for the counter forgets what was not taken.
 */
uint32_t pit_rises(struct pit *pit, uint64_t now);

/* Takes one, of which there is one; forgets those beyond the limit. */
void pit_take_rise(struct pit *pit);
void pit_limit_rises(struct pit *pit, uint32_t limit);

/* Returns the ticks from rise to rise of counter 0; 0: there is one at most. */
uint32_t pit_period(const struct pit *pit);

/*
 * Returns a time after now before which the output of counter 0 does not rise,
 * and at which to look again; PIT_NEVER: it does not rise by itself.
 */
uint64_t pit_next_rise(struct pit *pit, uint64_t now);
