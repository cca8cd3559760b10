/*
 * The clock, against the host's calendar.
 */
#include "../../runtime/vmm/rtc.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "../../runtime/vmm/pit.h"
#include "tests.h"
#include "world.h"

enum {
	ROUNDS = 2000,
	YEAR_2099 = 4070908800u, /* where the century ends */
};

static uint32_t
get(struct rtc *rtc, uint8_t index, uint64_t now)
{
	rtc_write(rtc, 0x70, index | (draw(2) ? 0x80 : 0), now);
	return rtc_read(rtc, 0x71, now);
}

static void
set(struct rtc *rtc, uint8_t index, uint32_t value, uint64_t now)
{
	rtc_write(rtc, 0x70, index, now);
	rtc_write(rtc, 0x71, (uint8_t)value, now);
}

static uint32_t
number(int value, bool is_binary)
{
	uint32_t it = (uint32_t)value;

	return is_binary ? it : it / 10 * 16 + it % 10;
}

/* The hour as the clock has it in the mode of register B. */
static uint32_t
hour(int value, uint32_t mode)
{
	bool is_binary = mode & 4;

	if (mode & 2)
		return number(value, is_binary);
	return number(value % 12 ? value % 12 : 12, is_binary) |
	       (value >= 12 ? 0x80 : 0);
}

static void
expect_time(struct rtc *rtc, time_t time, uint64_t now)
{
	uint32_t mode = get(rtc, 11, now);
	bool is_binary = mode & 4;
	struct tm tm;

	gmtime_r(&time, &tm);
	EXPECT(get(rtc, 0, now) == number(tm.tm_sec, is_binary));
	EXPECT(get(rtc, 2, now) == number(tm.tm_min, is_binary));
	EXPECT(get(rtc, 4, now) == hour(tm.tm_hour, mode));
	EXPECT(get(rtc, 6, now) == number(tm.tm_wday + 1, is_binary));
	EXPECT(get(rtc, 7, now) == number(tm.tm_mday, is_binary));
	EXPECT(get(rtc, 8, now) == number(tm.tm_mon + 1, is_binary));
	EXPECT(get(rtc, 9, now) == number(tm.tm_year % 100, is_binary));
	EXPECT(get(rtc, 0x32, now) == number(tm.tm_year / 100 + 19, false));
}

static uint32_t
draw_time(void)
{
	uint32_t time = draw(UINT32_MAX);

	return time < YEAR_2099 - 86400 * 90u ? time : time / 2;
}

/* A part of a second; every other one is near its end. */
static uint32_t
draw_fraction(void)
{
	return draw(2) ? draw(PIT_HZ) : PIT_HZ - 1 - draw(600);
}

void
test_rtc(void)
{
	uint32_t updates = 0;

	for (uint32_t round = 0; round < ROUNDS; round++) {
		uint32_t time = draw_time(), passed = draw(86400 * 80);
		uint64_t now = (uint64_t)passed * PIT_HZ + draw_fraction();
		struct rtc rtc;

		rtc_init(&rtc, time);
		set(&rtc, 11, draw(8) & 6, draw(1000));
		expect_time(&rtc, (time_t)time + passed, now);
		/* 244 us before a second the flag is up. */
		EXPECT((get(&rtc, 10, now) >> 7) ==
		       (now % PIT_HZ >= PIT_HZ - 291));
		updates += get(&rtc, 10, now) >> 7;
	}
	EXPECT(updates > ROUNDS / 8);
	printf("%d times, %u of them just before a second", ROUNDS, updates);
}

/* The time is set as Linux does, in any mode, and goes on from there. */
static void
check_set(void)
{
	uint32_t time = draw_time(), mode = draw(8) & 6;
	bool is_binary = mode & 4;
	time_t wanted = time;
	uint64_t now = (uint64_t)draw(100000) * PIT_HZ;
	struct rtc rtc;
	struct tm tm;

	rtc_init(&rtc, draw_time());
	gmtime_r(&wanted, &tm);
	set(&rtc, 11, mode | 0x80, now);
	set(&rtc, 9, number(tm.tm_year % 100, is_binary), now);
	set(&rtc, 8, number(tm.tm_mon + 1, is_binary), now);
	set(&rtc, 7, number(tm.tm_mday, is_binary), now);
	now += 5 * PIT_HZ;
	set(&rtc, 4, hour(tm.tm_hour, mode), now);
	set(&rtc, 2, number(tm.tm_min, is_binary), now);
	set(&rtc, 0, number(tm.tm_sec, is_binary), now);
	set(&rtc, 0x32, number(tm.tm_year / 100 + 19, false), now);
	EXPECT(!(get(&rtc, 10, now + PIT_HZ - 1) & 0x80));
	set(&rtc, 11, mode, now);
	expect_time(&rtc, wanted, now);
	expect_time(&rtc, wanted + 86400 * 59, now + 86400ull * 59 * PIT_HZ);
}

/* An interrupt of a cause comes, when it was said, and goes when it is read. */
static void
check_interrupt(struct rtc *rtc, uint32_t cause, uint64_t *now, uint64_t after)
{
	uint64_t begin = *now;

	set(rtc, 11, 2 | cause, *now);
	get(rtc, 12, *now);
	while (!rtc_has_interrupt(rtc, *now)) {
		uint64_t next = rtc_next_interrupt(rtc, *now);

		EXPECT(next > *now && next != RTC_NEVER);
		EXPECT(!rtc_has_interrupt(rtc, next - 1));
		*now = next;
	}
	EXPECT(*now - begin == after);
	EXPECT((get(rtc, 12, *now) & (0x80 | cause)) == (0x80 | cause));
	EXPECT(!rtc_has_interrupt(rtc, *now));
	EXPECT(get(rtc, 12, *now) == 0);
	set(rtc, 11, 2, *now);
	EXPECT(rtc_next_interrupt(rtc, *now) == RTC_NEVER);
}

void
test_rtc_set(void)
{
	uint64_t now = 10 * (uint64_t)PIT_HZ;
	struct rtc rtc;

	for (uint32_t i = 0; i < ROUNDS; i++)
		check_set();
	rtc_init(&rtc, 0);
	check_interrupt(&rtc, 0x10, &now, PIT_HZ);
	check_interrupt(&rtc, 0x40, &now, (PIT_HZ + 1023) / 1024);
	set(&rtc, 10, 0x2f, now);
	now = 20 * (uint64_t)PIT_HZ;
	check_interrupt(&rtc, 0x40, &now, (PIT_HZ + 1) / 2);
	now = 30 * (uint64_t)PIT_HZ;
	set(&rtc, 1, 0x25, now);
	set(&rtc, 3, 0x01, now);
	set(&rtc, 5, 0xff, now);
	check_interrupt(&rtc, 0x20, &now, 55 * (uint64_t)PIT_HZ);
	EXPECT(get(&rtc, 13, now) == 0x80);
	set(&rtc, 0x40, 0x77, now);
	EXPECT(get(&rtc, 0x40, now) == 0x77);
	printf("%d times set, three interrupts", ROUNDS);
}
