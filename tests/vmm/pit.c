/*
 * The interval timer, against a model of a counter that goes tick by tick, as
 * the data sheet tells it.
 */
#include "../../runtime/vmm/pit.h"

#include <stdio.h>

#include "tests.h"
#include "world.h"

enum { WALKS = 2000, STEPS = 60, MODES = 6 };

/* A counter of the data sheet: count register, counting element, output. */
struct model {
	uint32_t mode, wrap;
	uint32_t register_, element;
	uint32_t loaded; /* what the element began with */
	bool has_count, loads, strobes, out, gate;
	bool is_low; /* in mode 3, which half this is */
	uint32_t rises;
};

static void
set_out(struct model *model, bool out)
{
	if (out && !model->out)
		model->rises++;
	model->out = out;
}

static void
model_mode(struct model *model, uint32_t mode, bool is_bcd)
{
	bool was_out = model->out;

	*model = (struct model){.mode = mode,
	                        .wrap = is_bcd ? 10000 : 65536,
	                        .gate = model->gate,
	                        .out = mode != 0};
	model->rises = model->out && !was_out;
}

static bool
is_triggered_mode(const struct model *model)
{
	return model->mode == 1 || model->mode == 5;
}

static void
model_count(struct model *model, uint32_t count)
{
	bool is_first = !model->has_count;

	model->register_ = count;
	model->has_count = true;
	if (model->mode == 0)
		set_out(model, false);
	if (model->mode == 0 || model->mode == 4 ||
	    (is_first && !is_triggered_mode(model)))
		model->loads = true;
}

static void
model_gate(struct model *model, bool gate)
{
	bool rises = gate && !model->gate;

	model->gate = gate;
	if (!gate && (model->mode == 2 || model->mode == 3))
		set_out(model, true);
	if (rises && model->has_count && model->mode != 0 && model->mode != 4)
		model->loads = true;
}

static void
model_load(struct model *model)
{
	model->loads = false;
	model->element = model->register_;
	model->loaded = model->register_;
	model->strobes = model->mode == 0 || model->mode == 1 ||
	                 model->mode == 4 || model->mode == 5;
	model->is_low = false;
	if (model->mode == 1)
		set_out(model, false);
	if (model->mode == 3)
		model->element &= ~1u;
}

/* In mode 3 an odd count stays at 0 for a tick while it is high. */
static void
tick_square(struct model *model)
{
	bool is_odd = model->loaded & 1;

	if (model->element == 0 || (model->element == 2 && model->is_low) ||
	    (model->element == 2 && !is_odd)) {
		model->is_low = !model->is_low;
		set_out(model, !model->is_low);
		model->loaded = model->register_;
		model->element = model->loaded & ~1u;
		return;
	}
	model->element -= 2;
}

static void
tick(struct model *model)
{
	bool counts = model->gate || is_triggered_mode(model);

	/* A strobe is one tick long. */
	if (model->mode >= 4 && !model->out)
		set_out(model, true);
	if (model->loads) {
		model_load(model);
		return;
	}
	if (!model->has_count || !counts)
		return;
	if (model->mode == 3) {
		tick_square(model);
		return;
	}
	model->element = (model->element + model->wrap - 1) % model->wrap;
	if (model->mode == 2) {
		if (model->element == 0)
			model->element = model->register_;
		set_out(model, model->element != 1);
	} else if (model->element == 0 && model->strobes) {
		model->strobes = false;
		set_out(model, model->mode < 4);
	}
}

static uint32_t
bcd(uint32_t number)
{
	char digits[16];
	uint32_t value;

	snprintf(digits, sizeof(digits), "%u", number);
	EXPECT(sscanf(digits, "%x", &value) == 1);
	return value;
}

/* What a walk has met, so that all of it is known to have been met. */
static uint32_t rises_seen, latches, statuses, switches, gates;

static void
compare(struct pit *pit, const struct model *model, uint32_t number,
        uint64_t now)
{
	uint32_t value;

	EXPECT(pit_output(pit, number, now) == model->out);
	if (number == 0)
		EXPECT(pit_rises(pit, now) == model->rises);
	/* What it holds before it was first loaded is not said. */
	if (model->loaded == 0 || model->loads)
		return;
	pit_write(pit, PIT_PORT + 3, (uint8_t)(number << 6), now);
	value = pit_read(pit, PIT_PORT + number, now);
	value |= (uint32_t)pit_read(pit, PIT_PORT + number, now) << 8;
	EXPECT(value == (model->wrap == 10000 ? bcd(model->element % 10000)
	                                      : model->element % 65536));
	latches++;
	pit_write(pit, PIT_PORT + 3, (uint8_t)(0xe0 | 2u << number), now);
	value = pit_read(pit, PIT_PORT + number, now);
	EXPECT((value >> 7 & 1) == model->out);
	EXPECT((value >> 1 & 7) == model->mode);
	EXPECT((value >> 4 & 3) == 3);
	statuses++;
}

static void
write_count(struct pit *pit, struct model *model, uint32_t number, uint64_t now)
{
	uint32_t count = draw(4) ? 2 + draw(20) : draw(4) ? draw(10000) : 0;
	uint32_t written = model->wrap == 10000 ? bcd(count) : count;

	/* One is illegal in modes 2 and 3. */
	if (count == 1)
		count = written = 2;
	switches += model->has_count;
	pit_write(pit, PIT_PORT + number, (uint8_t)written, now);
	if (model->mode == 0)
		EXPECT(!pit_output(pit, number, now));
	pit_write(pit, PIT_PORT + number, (uint8_t)(written >> 8), now);
	model_count(model, count ? count : model->wrap);
}

static void
walk(uint32_t number, uint32_t mode)
{
	struct model model = {.gate = number < 2};
	struct pit pit;
	uint64_t now = draw(1000);
	bool is_bcd = draw(4) == 0;

	pit_init(&pit);
	pit_write(&pit, PIT_PORT + 3,
	          (uint8_t)(number << 6 | 0x30 | mode << 1 | is_bcd), now);
	model_mode(&model, mode, is_bcd);
	for (uint32_t step = 0; step < STEPS; step++) {
		uint32_t ticks = 1 + (draw(8) ? draw(30) : draw(40000));

		if (draw(5) == 0) {
			write_count(&pit, &model, number, now);
		} else if (number == 2 && draw(3) == 0) {
			model_gate(&model, !model.gate);
			pit_write(&pit, PIT_GATE_PORT, model.gate, now);
			gates++;
		}
		for (uint32_t i = 0; i < ticks; i++)
			tick(&model);
		now += ticks;
		/* At times the past is not looked at. */
		if (draw(3))
			compare(&pit, &model, number, now);
	}
	rises_seen += model.rises;
}

void
test_pit(void)
{
	for (uint32_t i = 0; i < WALKS; i++) {
		walk(0, draw(2) ? 2 + draw(3) : 0);
		walk(2, draw(MODES));
	}
	EXPECT(rises_seen > WALKS && gates > WALKS && switches > WALKS);
	printf("%d walks, %u rises, %u latches, %u states, %u counts anew, "
	       "%u gates",
	       2 * WALKS, rises_seen, latches, statuses, switches, gates);
}

/* What pit_next_rise says is just when there is one more. */
static void
expect_next(struct pit *pit, uint64_t now)
{
	uint64_t next = pit_next_rise(pit, now);
	uint32_t rises = pit_rises(pit, now);

	EXPECT(next > now && next != PIT_NEVER);
	EXPECT(pit_rises(pit, next - 1) == rises);
	EXPECT(pit_rises(pit, next) == rises + 1);
}

/* The sequences that Linux uses: drivers/clocksource/i8253.c, tsc.c. */
void
test_pit_linux(void)
{
	struct pit pit;
	uint64_t now = 100;
	uint32_t msb;

	pit_init(&pit);
	EXPECT(pit_next_rise(&pit, now) == PIT_NEVER);
	/* 250 Hz, mode 2. */
	pit_write(&pit, 0x43, 0x34, now);
	pit_limit_rises(&pit, 0);
	pit_write(&pit, 0x40, 4773 & 255, now);
	pit_write(&pit, 0x40, 4773 >> 8, now);
	for (uint32_t i = 0; i < 100; i++) {
		expect_next(&pit, now);
		now = pit_next_rise(&pit, now) + draw(4773);
	}
	now = 101 + 4773 * 1000;
	EXPECT(pit_rises(&pit, now) == 1000);
	for (uint32_t i = 0; i < 1000; i++)
		pit_take_rise(&pit);
	EXPECT(pit_rises(&pit, now) == 0);

	/* One shot, mode 4; then off. */
	pit_write(&pit, 0x43, 0x38, now);
	pit_write(&pit, 0x40, 0x10, now);
	pit_write(&pit, 0x40, 0x27, now);
	EXPECT(pit_next_rise(&pit, now) == now + 10002);
	expect_next(&pit, now);
	now += 20000;
	EXPECT(pit_rises(&pit, now) == 1);
	EXPECT(pit_next_rise(&pit, now) == PIT_NEVER);
	pit_write(&pit, 0x43, 0x30, now);
	EXPECT(pit_rises(&pit, now) == 0);

	/* The calibration: mode 0 on counter 2, the high byte goes down. */
	pit_write(&pit, 0x61, 0x01, now);
	pit_write(&pit, 0x43, 0xb0, now);
	pit_write(&pit, 0x42, 0xff, now);
	pit_write(&pit, 0x42, 0xff, now);
	for (msb = 0xff; msb > 0xf0; msb--) {
		now += 256;
		pit_read(&pit, 0x42, now);
		EXPECT(pit_read(&pit, 0x42, now) == msb);
		EXPECT(!(pit_read(&pit, 0x61, now) & 0x20));
	}
	EXPECT(pit_read(&pit, 0x61, now + 0x10000) & 0x20);
	EXPECT((pit_read(&pit, 0x61, now) ^ pit_read(&pit, 0x61, now + 18)) &
	       0x10);
	printf("periodic, one shot, calibration");
}
