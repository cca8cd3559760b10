#include "rtc.h"

#include "divide.h"
#include "pit.h"

enum {
	SECONDS = 0,
	SECONDS_ALARM = 1,
	MINUTES = 2,
	MINUTES_ALARM = 3,
	HOURS = 4,
	HOURS_ALARM = 5,
	WEEKDAY = 6,
	DAY = 7,
	MONTH = 8,
	YEAR = 9,
	REGISTER_A = 10,
	REGISTER_B = 11,
	REGISTER_C = 12,
	REGISTER_D = 13,
	CENTURY = 0x32,

	A_UPDATE = 0x80,
	A_RATE = 0x0f,
	A_USUAL = 0x26, /* 32768 Hz, and a rate of 1024 Hz */
	B_SET = 0x80,
	B_PERIODIC = 0x40, /* as these three in register C */
	B_ALARM = 0x20,
	B_UPDATE = 0x10,
	B_BINARY = 0x04,
	B_24_HOURS = 0x02,
	C_REQUEST = 0x80,
	C_CAUSES = 0x70,
	D_VALID = 0x80,
	HOURS_PM = 0x80,
	ANY = 0xc0, /* from here on an alarm byte is any */

	DAY_SECONDS = 86400,
	UPDATE_TICKS = 291, /* 244 us */
	DAYS_OF_4_YEARS = 1461,
	YEARS_BEGIN = 1896, /* in March */
	DAYS_TO_1970 = 26969,
};

/*
 * Days since March, 1896.  Every fourth year leaps from 1901 to 2099; years
 * begin in March here.
 */
static uint32_t
days_of(struct rtc_date date)
{
	uint32_t month = (date.month + 9) % 12;
	uint32_t year = date.year - YEARS_BEGIN - (month >= 10);

	return year * DAYS_OF_4_YEARS / 4 + (month * 153 + 2) / 5 + date.day -
	       1;
}

static struct rtc_date
date_of(uint32_t days)
{
	uint32_t year = (days * 4 + 3) / DAYS_OF_4_YEARS;
	uint32_t day = days - year * DAYS_OF_4_YEARS / 4;
	uint32_t month = (day * 5 + 2) / 153;

	return (struct rtc_date){
		.year = YEARS_BEGIN + year + (month >= 10),
		.month = (month + 2) % 12 + 1,
		.day = day - (month * 153 + 2) / 5 + 1,
	};
}

/* A number as the clock has it, in BCD or binary. */
static uint8_t
encode(const struct rtc *rtc, uint32_t number)
{
	if (rtc->b & B_BINARY)
		return (uint8_t)number;
	return (uint8_t)(number / 10 % 10 << 4 | number % 10);
}

static uint32_t
decode(const struct rtc *rtc, uint8_t byte)
{
	return rtc->b & B_BINARY ? byte : (byte >> 4) * 10u + (byte & 15);
}

static uint8_t
encode_hour(const struct rtc *rtc, uint32_t hour)
{
	uint32_t half = hour % 12 ? hour % 12 : 12;

	if (rtc->b & B_24_HOURS)
		return encode(rtc, hour);
	return encode(rtc, half) | (hour >= 12 ? HOURS_PM : 0);
}

static uint32_t
decode_hour(const struct rtc *rtc, uint8_t byte)
{
	if (rtc->b & B_24_HOURS)
		return decode(rtc, byte);
	return decode(rtc, byte & (uint8_t)~HOURS_PM) % 12 +
	       (byte & HOURS_PM ? 12 : 0);
}

/* Whether the alarm byte is any, or this one. */
static bool
is_at(const struct rtc *rtc, uint32_t index, uint8_t byte)
{
	return rtc->ram[index] >= ANY || rtc->ram[index] == byte;
}

static bool
is_alarm(const struct rtc *rtc, uint32_t seconds)
{
	return is_at(rtc, SECONDS_ALARM, encode(rtc, seconds % 60)) &&
	       is_at(rtc, MINUTES_ALARM, encode(rtc, seconds / 60 % 60)) &&
	       is_at(rtc, HOURS_ALARM, encode_hour(rtc, seconds / 3600));
}

/* Adds seconds; a day of them has each alarm. */
static void
advance(struct rtc *rtc, uint64_t count)
{
	uint64_t sum = rtc->seconds + count;

	for (uint32_t i = 1; i <= count && i <= DAY_SECONDS; i++)
		if (is_alarm(rtc, (rtc->seconds + i) % DAY_SECONDS)) {
			rtc->c |= B_ALARM;
			break;
		}
	rtc->seconds = divide(&sum, DAY_SECONDS);
	if (sum)
		rtc->date = date_of(days_of(rtc->date) + (uint32_t)sum);
	rtc->c |= B_UPDATE;
}

/* How often the periodic interrupt comes in a second; 0: it does not. */
static uint32_t
rate(const struct rtc *rtc)
{
	uint32_t select = rtc->a & A_RATE;

	if (select == 0)
		return 0;
	return select < 3 ? 512u >> select : 65536u >> select;
}

static uint64_t
second_of(uint64_t now)
{
	divide(&now, PIT_HZ);
	return now;
}

static uint64_t
period_of(const struct rtc *rtc, uint64_t now)
{
	uint64_t seconds = now;
	uint64_t rest = divide(&seconds, PIT_HZ) * (uint64_t)rate(rtc);

	divide(&rest, PIT_HZ);
	return seconds * rate(rtc) + rest;
}

/* Brings the clock to the present. */
static void
settle(struct rtc *rtc, uint64_t now)
{
	uint64_t second = second_of(now), period = period_of(rtc, now);

	if (second > rtc->second && !(rtc->b & B_SET))
		advance(rtc, second - rtc->second);
	rtc->second = second;
	if (period > rtc->period)
		rtc->c |= B_PERIODIC;
	rtc->period = period;
}

static bool
is_updating(const struct rtc *rtc, uint64_t now)
{
	return !(rtc->b & B_SET) &&
	       divide(&now, PIT_HZ) >= PIT_HZ - UPDATE_TICKS;
}

static uint8_t
read_flags(struct rtc *rtc)
{
	uint8_t flags = rtc->c;

	rtc->c = 0;
	return flags & rtc->b & C_CAUSES ? flags | C_REQUEST : flags;
}

static uint8_t
read_byte(struct rtc *rtc, uint64_t now)
{
	struct rtc_date date = rtc->date;

	switch (rtc->index) {
	case SECONDS:
		return encode(rtc, rtc->seconds % 60);
	case MINUTES:
		return encode(rtc, rtc->seconds / 60 % 60);
	case HOURS:
		return encode_hour(rtc, rtc->seconds / 3600);
	case WEEKDAY: /* 1 is Sunday */
		return encode(rtc, (days_of(date) + 6) % 7 + 1);
	case DAY:
		return encode(rtc, date.day);
	case MONTH:
		return encode(rtc, date.month);
	case YEAR:
		return encode(rtc, date.year % 100);
	case CENTURY: /* which is BCD always */
		return (uint8_t)(date.year / 1000 << 4 | date.year / 100 % 10);
	case REGISTER_A:
		return rtc->a | (is_updating(rtc, now) ? A_UPDATE : 0);
	case REGISTER_B:
		return rtc->b;
	case REGISTER_C:
		return read_flags(rtc);
	case REGISTER_D:
		return D_VALID;
	default:
		return rtc->ram[rtc->index];
	}
}

static void
write_date(struct rtc *rtc, uint8_t value)
{
	struct rtc_date date = rtc->date;
	uint32_t number = decode(rtc, value);

	if (rtc->index == DAY && number >= 1 && number <= 31)
		date.day = number;
	else if (rtc->index == MONTH && number >= 1 && number <= 12)
		date.month = number;
	else if (rtc->index == YEAR && number < 100)
		date.year = date.year / 100 * 100 + number;
	else if (rtc->index == CENTURY)
		date.year = (value >= 0x20 ? 2000 : 1900) + date.year % 100;
	rtc->date = date;
}

static void
write_time(struct rtc *rtc, uint8_t value)
{
	uint32_t second = rtc->seconds % 60, minute = rtc->seconds / 60 % 60;
	uint32_t hour = rtc->seconds / 3600;
	uint32_t number = decode(rtc, value);

	if (rtc->index == HOURS)
		hour = decode_hour(rtc, value) % 24;
	else if (rtc->index == MINUTES)
		minute = number % 60;
	else
		second = number % 60;
	rtc->seconds = hour * 3600 + minute * 60 + second;
}

static void
write_byte(struct rtc *rtc, uint8_t value, uint64_t now)
{
	switch (rtc->index) {
	case SECONDS:
	case MINUTES:
	case HOURS:
		write_time(rtc, value);
		break;
	case DAY:
	case MONTH:
	case YEAR:
	case CENTURY:
		write_date(rtc, value);
		break;
	case REGISTER_A:
		rtc->a = value & (uint8_t)~A_UPDATE;
		rtc->period = period_of(rtc, now);
		break;
	case REGISTER_B:
		/* The end of an update does not interrupt one who sets. */
		rtc->b = value & B_SET ? value & (uint8_t)~B_UPDATE : value;
		break;
	case WEEKDAY:
	case REGISTER_C:
	case REGISTER_D:
		break;
	default:
		rtc->ram[rtc->index] = value;
		break;
	}
}

void
rtc_init(struct rtc *rtc, uint32_t time)
{
	*rtc = (struct rtc){
		.a = A_USUAL,
		.b = B_24_HOURS,
		.seconds = time % DAY_SECONDS,
		.date = date_of(DAYS_TO_1970 + time / DAY_SECONDS),
	};
}

uint8_t
rtc_read(struct rtc *rtc, uint32_t port, uint64_t now)
{
	settle(rtc, now);
	return port == RTC_PORT ? 0xff : read_byte(rtc, now);
}

void
rtc_write(struct rtc *rtc, uint32_t port, uint8_t value, uint64_t now)
{
	settle(rtc, now);
	if (port == RTC_PORT)
		rtc->index = value % RTC_BYTES; /* bit 7 is another's */
	else
		write_byte(rtc, value, now);
}

bool
rtc_has_interrupt(struct rtc *rtc, uint64_t now)
{
	settle(rtc, now);
	return rtc->b & rtc->c & C_CAUSES;
}

uint64_t
rtc_next_interrupt(struct rtc *rtc, uint64_t now)
{
	uint64_t next = RTC_NEVER, ticks, seconds;

	settle(rtc, now);
	if (rtc->b & (B_UPDATE | B_ALARM) && !(rtc->b & B_SET))
		next = (rtc->second + 1) * PIT_HZ;
	if (rtc->b & B_PERIODIC && rate(rtc)) {
		seconds = rtc->period + 1;
		ticks = divide(&seconds, rate(rtc)) * (uint64_t)PIT_HZ +
		        rate(rtc) - 1;
		divide(&ticks, rate(rtc));
		ticks += seconds * PIT_HZ;
		next = ticks < next ? ticks : next;
	}
	return next;
}
