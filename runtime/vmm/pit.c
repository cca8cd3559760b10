#include "pit.h"

#include "divide.h"

enum {
	CONTROL = 3, /* the port behind the counters', and SC of a read-back */
	ACCESS_LATCH = 0,
	ACCESS_LOW = 1,
	ACCESS_HIGH = 2,
	ACCESS_BOTH = 3,
	READ_BACK_NO_COUNT = 0x20,
	READ_BACK_NO_STATUS = 0x10,
	STATUS_OUT = 0x80,
	STATUS_NULL = 0x40,
	PORT_B_GATE = 0x01,
	PORT_B_KEPT = 0x0f,
	PORT_B_REFRESH = 0x10,
	PORT_B_OUT = 0x20,
	REFRESH_TICKS = 18,
};

/* A rate generator or a square wave: the count begins anew by itself. */
static bool
is_periodic(const struct pit_counter *counter)
{
	return counter->mode == 2 || counter->mode == 3;
}

/* A rise of the gate begins it. */
static bool
is_hardware(const struct pit_counter *counter)
{
	return counter->mode == 1 || counter->mode == 5;
}

/* What a counter wraps at, which is also what a count of 0 means. */
static uint32_t
modulus(const struct pit_counter *counter)
{
	return counter->is_bcd ? 10000 : 0x10000;
}

static uint32_t
from_bcd(uint32_t digits)
{
	return (digits & 15) + 10 * (digits >> 4 & 15) +
	       100 * (digits >> 8 & 15) + 1000 * (digits >> 12 & 15);
}

static uint32_t
to_bcd(uint32_t number)
{
	return number % 10 | number / 10 % 10 << 4 | number / 100 % 10 << 8 |
	       number / 1000 % 10 << 12;
}

static uint32_t
rest_of(uint64_t number, uint32_t divisor)
{
	return divide(&number, divisor);
}

/* The ticks that the output is high in mode 3. */
static uint32_t
high_half(uint32_t count)
{
	return (count + 1) / 2;
}

/* The ticks since the count was loaded, less those while the gate was low. */
static uint64_t
elapsed(const struct pit_counter *counter, uint64_t now)
{
	if (!counter->runs || now < counter->begin)
		return counter->passed;
	return counter->passed + (now - counter->begin);
}

/* How often the output has risen after so many ticks. */
static uint64_t
rises_after(const struct pit_counter *counter, uint64_t ticks)
{
	if (counter->count == 0)
		return 0;
	if (is_periodic(counter)) {
		divide(&ticks, counter->count);
		return ticks;
	}
	if (is_hardware(counter) && !counter->is_triggered)
		return 0;
	/* A strobe is low for a tick. */
	return ticks >= counter->count + (counter->mode >= 4);
}

/* The output after so many ticks. */
static bool
output_after(const struct pit_counter *counter, uint64_t ticks)
{
	uint32_t count = counter->count;

	if (count == 0 || (is_hardware(counter) && !counter->is_triggered))
		return counter->mode != 0;
	switch (counter->mode) {
	case 0:
	case 1:
		return ticks >= count;
	case 2:
		return !counter->gate || rest_of(ticks, count) != count - 1;
	case 3:
		return !counter->gate ||
		       rest_of(ticks, count) < high_half(count);
	default: /* a strobe of a tick, which the gate does not hold */
		return ticks != count || !counter->runs;
	}
}

/* What the counting element holds after so many ticks. */
static uint32_t
value_after(const struct pit_counter *counter, uint64_t ticks)
{
	uint32_t count = counter->count, rest;

	if (count == 0 || (is_hardware(counter) && !counter->is_triggered))
		return count % modulus(counter);
	if (counter->mode == 2)
		return (count - rest_of(ticks, count)) % modulus(counter);
	if (counter->mode == 3) {
		/* By two, twice; an odd count has its one more tick high. */
		rest = rest_of(ticks, count);
		if (rest >= high_half(count))
			rest -= high_half(count);
		return ((count & ~1u) - 2 * rest) % modulus(counter);
	}
	rest = rest_of(ticks, modulus(counter));
	return (count + modulus(counter) - rest) % modulus(counter);
}

/* Adds what has risen after so many ticks of the count in use. */
static void
add_rises(struct pit_counter *counter, uint64_t ticks)
{
	uint64_t rises = rises_after(counter, ticks);

	counter->rises += (uint32_t)(rises - counter->seen);
	counter->seen = rises;
}

/*
 * Goes over to the next count.  In mode 3 that may be in the midst of a period:
 * then the low half of the next one follows.
 */
static void
turn_over(struct pit_counter *counter)
{
	bool is_half = rest_of(counter->turn, counter->count) != 0;

	add_rises(counter, counter->turn);
	counter->begin += counter->turn - counter->passed;
	counter->count = counter->next;
	counter->next = 0;
	counter->passed = is_half ? high_half(counter->count) : 0;
	counter->seen = 0;
}

/* Brings the counter to the present. */
static void
settle(struct pit_counter *counter, uint64_t now)
{
	if (counter->next && elapsed(counter, now) >= counter->turn)
		turn_over(counter);
	add_rises(counter, elapsed(counter, now));
}

/* Loads a count, with the next tick; 0: the one in use. */
static void
load(struct pit_counter *counter, uint32_t count, uint64_t now)
{
	/* A strobe that is on ends with that tick. */
	if (counter->mode >= 4 && !output_after(counter, elapsed(counter, now)))
		counter->rises++;
	if (count)
		counter->count = count;
	counter->next = 0;
	counter->passed = 0;
	counter->begin = now + 1;
	counter->runs = counter->gate || is_hardware(counter);
	counter->seen = 0;
}

/* A count while one is in use.  When it follows depends on the mode. */
static void
load_next(struct pit_counter *counter, uint32_t count, uint64_t now)
{
	uint64_t ticks = elapsed(counter, now);
	uint32_t half = high_half(counter->count);
	uint32_t rest = rest_of(ticks, counter->count);

	counter->next = count;
	if (is_hardware(counter))
		counter->turn = PIT_NEVER; /* a trigger has it follow */
	else if (counter->mode == 3 && rest < half)
		counter->turn = ticks - rest + half;
	else
		counter->turn = ticks - rest + counter->count;
}

static void
write_count(struct pit_counter *counter, uint32_t written, uint64_t now)
{
	uint32_t count = counter->is_bcd ? from_bcd(written) : written;

	if (count == 0)
		count = modulus(counter);
	/* One is no count of a period: there would be no other tick. */
	if (count == 1 && is_periodic(counter))
		count = 2;
	if (counter->count && (is_periodic(counter) || is_hardware(counter)))
		load_next(counter, count, now);
	else
		load(counter, count, now);
}

static void
write_byte(struct pit_counter *counter, uint8_t value, uint64_t now)
{
	switch (counter->access) {
	case ACCESS_LOW:
		write_count(counter, value, now);
		break;
	case ACCESS_HIGH:
		write_count(counter, (uint32_t)value << 8, now);
		break;
	default:
		counter->writes_high = !counter->writes_high;
		if (!counter->writes_high) {
			write_count(counter,
			            (uint32_t)value << 8 | counter->low, now);
			break;
		}
		counter->low = value;
		/* In mode 0 the first byte stops it, with its output low. */
		if (counter->mode == 0) {
			counter->count = 0;
			counter->seen = 0;
		}
		break;
	}
}

static void
latch_count(struct pit_counter *counter, uint64_t now)
{
	uint32_t value = value_after(counter, elapsed(counter, now));

	if (counter->has_latch)
		return;
	counter->has_latch = true;
	counter->latch = (uint16_t)(counter->is_bcd ? to_bcd(value) : value);
}

static void
latch_status(struct pit_counter *counter, uint64_t now)
{
	bool is_null = counter->count == 0 || counter->next != 0 ||
	               now < counter->begin;

	if (counter->has_status)
		return;
	counter->has_status = true;
	counter->status = (uint8_t)(counter->access << 4 | counter->mode << 1 |
	                            counter->is_bcd);
	counter->status |= is_null ? STATUS_NULL : 0;
	if (output_after(counter, elapsed(counter, now)))
		counter->status |= STATUS_OUT;
}

/* A control word for one counter: all begins anew. */
static void
set_mode(struct pit_counter *counter, uint8_t value, uint64_t now)
{
	bool was_high = output_after(counter, elapsed(counter, now));
	uint8_t mode = value >> 1 & 7;

	*counter = (struct pit_counter){
		.mode = mode >= 6 ? mode - 4 : mode,
		.access = value >> 4 & 3,
		.is_bcd = value & 1,
		.gate = counter->gate,
	};
	counter->rises = !was_high && counter->mode != 0;
}

static void
write_control(struct pit *pit, uint8_t value, uint64_t now)
{
	uint32_t number = value >> 6;

	if (number != CONTROL && (value >> 4 & 3) != ACCESS_LATCH) {
		set_mode(&pit->counters[number], value, now);
		return;
	}
	if (number != CONTROL) {
		latch_count(&pit->counters[number], now);
		return;
	}
	for (uint32_t i = 0; i < PIT_COUNTERS; i++) {
		if (!(value & 2u << i))
			continue;
		if (!(value & READ_BACK_NO_COUNT))
			latch_count(&pit->counters[i], now);
		if (!(value & READ_BACK_NO_STATUS))
			latch_status(&pit->counters[i], now);
	}
}

static uint8_t
read_byte(struct pit_counter *counter, uint64_t now)
{
	uint32_t value = counter->latch;
	bool is_high = counter->access == ACCESS_HIGH;
	bool is_last = true;

	if (counter->has_status) {
		counter->has_status = false;
		return counter->status;
	}
	if (!counter->has_latch) {
		value = value_after(counter, elapsed(counter, now));
		if (counter->is_bcd)
			value = to_bcd(value);
	}
	if (counter->access == ACCESS_BOTH) {
		is_high = counter->reads_high;
		is_last = is_high;
		counter->reads_high = !is_high;
	}
	if (is_last)
		counter->has_latch = false;
	return (uint8_t)(is_high ? value >> 8 : value);
}

/* Modes 2 and 3 begin anew with a rise of the gate, modes 1 and 5 begin. */
static void
set_gate(struct pit_counter *counter, bool gate, uint64_t now)
{
	bool rises = gate && !counter->gate;

	if (gate == counter->gate)
		return;
	counter->gate = gate;
	if (counter->count == 0)
		return;
	if (rises && (is_periodic(counter) || is_hardware(counter))) {
		counter->is_triggered = true;
		load(counter, counter->next, now);
		return;
	}
	if (is_hardware(counter))
		return;
	counter->passed = elapsed(counter, now);
	counter->begin = now;
	counter->runs = gate;
}

static uint8_t
read_port_b(struct pit *pit, uint64_t now)
{
	uint64_t refreshes = now;
	uint8_t value = pit->port_b;

	divide(&refreshes, REFRESH_TICKS);
	if (refreshes & 1)
		value |= PORT_B_REFRESH;
	if (pit_output(pit, 2, now))
		value |= PORT_B_OUT;
	return value;
}

void
pit_init(struct pit *pit)
{
	*pit = (struct pit){0};
	for (uint32_t i = 0; i < PIT_COUNTERS; i++) {
		pit->counters[i].access = ACCESS_BOTH;
		pit->counters[i].gate = i < 2;
	}
}

uint8_t
pit_read(struct pit *pit, uint32_t port, uint64_t now)
{
	if (port == PIT_GATE_PORT)
		return read_port_b(pit, now);
	if (port - PIT_PORT >= PIT_COUNTERS)
		return 0xff;
	settle(&pit->counters[port - PIT_PORT], now);
	return read_byte(&pit->counters[port - PIT_PORT], now);
}

void
pit_write(struct pit *pit, uint32_t port, uint8_t value, uint64_t now)
{
	for (uint32_t i = 0; i < PIT_COUNTERS; i++)
		settle(&pit->counters[i], now);
	if (port == PIT_GATE_PORT) {
		pit->port_b = value & PORT_B_KEPT;
		set_gate(&pit->counters[2], value & PORT_B_GATE, now);
	} else if (port - PIT_PORT < PIT_COUNTERS) {
		write_byte(&pit->counters[port - PIT_PORT], value, now);
	} else {
		write_control(pit, value, now);
	}
}

bool
pit_output(struct pit *pit, uint32_t counter, uint64_t now)
{
	struct pit_counter *it = &pit->counters[counter];

	settle(it, now);
	return output_after(it, elapsed(it, now));
}

uint32_t
pit_rises(struct pit *pit, uint64_t now)
{
	settle(&pit->counters[0], now);
	return pit->counters[0].rises;
}

void
pit_take_rise(struct pit *pit)
{
	pit->counters[0].rises--;
}

void
pit_limit_rises(struct pit *pit, uint32_t limit)
{
	if (pit->counters[0].rises > limit)
		pit->counters[0].rises = limit;
}

uint32_t
pit_period(const struct pit *pit)
{
	const struct pit_counter *counter = &pit->counters[0];

	return is_periodic(counter) ? counter->count : 0;
}

uint64_t
pit_next_rise(struct pit *pit, uint64_t now)
{
	struct pit_counter *counter = &pit->counters[0];
	uint64_t ticks, at;

	settle(counter, now);
	if (counter->count == 0 || is_hardware(counter))
		return PIT_NEVER;
	ticks = elapsed(counter, now);
	at = counter->count + (counter->mode == 4);
	if (is_periodic(counter))
		at = ticks - rest_of(ticks, counter->count) + counter->count;
	if (counter->next && counter->turn < at)
		at = counter->turn; /* look again then */
	return at > ticks ? counter->begin + (at - counter->passed) : PIT_NEVER;
}
