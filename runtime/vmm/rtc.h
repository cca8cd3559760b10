/*
 * The clock of a PC, MC146818, and the memory beside it.
 *
 * After Motorola's data sheet (MC146818A): the time in BCD or binary, of 12 or
 * 24 hours, the alarm, the three interrupts, the update flag 244 us before each
 * second.  The divider runs always; the day of the week is that of the date,
 * whatever is written; there is no daylight saving, and no square wave.  The
 * byte 0x32 is the century, as on most PCs.
 *
 * Time is a number of ticks of PIT_HZ, as pit.h has it.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { RTC_PORT = 0x70, RTC_BYTES = 128 };

#define RTC_NEVER UINT64_MAX

/* As people have it, and as it was written: not of each month all days are. */
struct rtc_date {
	uint32_t year, month, day;
};

struct rtc {
	uint8_t index;          /* which byte the data port is */
	uint8_t ram[RTC_BYTES]; /* less what has a place below */
	uint8_t a, b, c;        /* the registers A to C */

	/* The time at `second`, counted from tick 0. */
	struct rtc_date date;
	uint32_t seconds; /* of the day */
	uint64_t second;
	uint64_t period; /* how many of the periodic interrupt are over */
};

/* The clock shows this many seconds since 1970 at tick 0. */
void rtc_init(struct rtc *rtc, uint32_t time);

/* Access to RTC_PORT and the one behind it. */
uint8_t rtc_read(struct rtc *rtc, uint32_t port, uint64_t now);
void rtc_write(struct rtc *rtc, uint32_t port, uint8_t value, uint64_t now);

/* Whether the clock's line of the interrupt controller is high. */
bool rtc_has_interrupt(struct rtc *rtc, uint64_t now);

/*
 * Returns a time after now before which the line does not rise, and at which
 * to look again; RTC_NEVER: it does not by itself.
 */
uint64_t rtc_next_interrupt(struct rtc *rtc, uint64_t now);
