/*
 * The board: the devices of the guest's machine, their ports and their lines.
 *
 * A pure model: it knows no processor, no kernel and no console.  Time is a
 * number of ticks of PIT_HZ that never decreases from call to call.
 *
 * Lines: 0 timer, 4 serial port, 8 clock.  Ports that nobody has are read as
 * ones, and written without effect; so are the keyboard controller's, but that
 * its command 0xfe resets the machine.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "pic.h"
#include "pit.h"
#include "rtc.h"
#include "uart.h"

#define BOARD_NEVER UINT64_MAX

struct board {
	struct pic pic;
	struct pit pit;
	struct rtc rtc;
	struct uart uart;
	uint64_t busy; /* when the guest last had a tick in hand */
	bool is_reset; /* the guest wants the machine to begin anew */
};

/* Its clock shows so many seconds since 1970 at tick 0. */
void board_init(struct board *board, uint32_t time);

/*
 * Access to size ports from this one on, 1, 2 or 4, a byte each, as on the ISA
 * bus; there is nothing beyond port 0xffff.
 */
uint32_t board_in(struct board *board, uint32_t port, uint32_t size,
                  uint64_t now);
void board_out(struct board *board, uint32_t port, uint32_t size,
               uint32_t value, uint64_t now);

/*
 * Whether the processor is to be interrupted.
 *
 * A rise of the timer that could not be delivered in time waits, so that a
 * guest that was not running sees as many as there were, up to 10000.  That is
 * so when the line is masked as well, unlike in a machine, since Linux masks it
 * while it handles each.  From the end of one to the next, half a period
 * passes: however slow the guest is, it does something else as well, and its
 * time falls behind.
 */
bool board_has_interrupt(struct board *board, uint64_t now);

/* Acknowledges it.  Returns the vector. */
uint8_t board_acknowledge(struct board *board, uint64_t now);

/*
 * Returns a time before which nothing happens on the board, now or later;
 * BOARD_NEVER: it does not by itself.
 */
uint64_t board_next_event(struct board *board, uint64_t now);
