/*
 * The interrupt controllers: what the data sheet says case by case, and any
 * writes, against a model that looks for who may interrupt in its own way.
 */
#include "../../runtime/vmm/pic.h"

#include <stdio.h>
#include <string.h>

#include "tests.h"
#include "world.h"

enum {
	STEPS = 1000000,
	BASE = 0x30,
	NEXT_BASE = 0x38,
	AUTO_END = 2,
	FULLY_NESTED = 0x10,
};

/* As Linux does, arch/x86/kernel/i8259.c; nothing is masked then. */
static void
start(struct pic *pic, uint8_t icw4)
{
	pic_init(pic);
	pic_write(pic, 0x20, 0x11);
	pic_write(pic, 0x21, BASE);
	pic_write(pic, 0x21, 0x04);
	pic_write(pic, 0x21, icw4 | 1);
	pic_write(pic, 0xa0, 0x11);
	pic_write(pic, 0xa1, NEXT_BASE);
	pic_write(pic, 0xa1, 0x02);
	pic_write(pic, 0xa1, 0x01);
}

static void
raise(struct pic *pic, uint32_t line)
{
	pic_set_line(pic, line, false);
	pic_set_line(pic, line, true);
}

static void
expect_vector(struct pic *pic, uint32_t vector)
{
	EXPECT(pic_has_interrupt(pic));
	EXPECT(pic_acknowledge(pic) == vector);
}

/* Edges, priorities, the end of service. */
static void
check_nesting(void)
{
	struct pic pic;

	start(&pic, 0);
	EXPECT(!pic_has_interrupt(&pic));
	raise(&pic, 4);
	expect_vector(&pic, BASE + 4);
	EXPECT(!pic_has_interrupt(&pic));
	/* It is high still, which is no other request. */
	pic_write(&pic, 0x20, 0x20);
	EXPECT(!pic_has_interrupt(&pic));

	raise(&pic, 4);
	expect_vector(&pic, BASE + 4);
	raise(&pic, 5);
	EXPECT(!pic_has_interrupt(&pic));
	raise(&pic, 1);
	expect_vector(&pic, BASE + 1);
	pic_write(&pic, 0x20, 0x0b);
	EXPECT(pic_read(&pic, 0x20) == 0x12);
	pic_write(&pic, 0x20, 0x0a);
	EXPECT(pic_read(&pic, 0x20) == 0x20);
	pic_write(&pic, 0x20, 0x20);
	EXPECT(!pic_has_interrupt(&pic));
	pic_write(&pic, 0x20, 0x64); /* the end of 4 */
	expect_vector(&pic, BASE + 5);
}

static void
check_masks(void)
{
	struct pic pic;

	start(&pic, 0);
	pic_write(&pic, 0x21, 0xfb);
	EXPECT(pic_read(&pic, 0x21) == 0xfb);
	raise(&pic, 3);
	EXPECT(!pic_has_interrupt(&pic));
	EXPECT(pic_is_busy(&pic, 3));
	pic_write(&pic, 0x21, 0);
	expect_vector(&pic, BASE + 3);
	EXPECT(pic_is_busy(&pic, 3) && !pic_is_busy(&pic, 4));

	/* In the special mask mode what is in service lets lower ones in. */
	raise(&pic, 6);
	EXPECT(!pic_has_interrupt(&pic));
	pic_write(&pic, 0x21, 0x08);
	EXPECT(!pic_has_interrupt(&pic));
	pic_write(&pic, 0x20, 0x68);
	expect_vector(&pic, BASE + 6);
	/* And the end is not of what is masked. */
	pic_write(&pic, 0x20, 0x20);
	pic_write(&pic, 0x20, 0x20);
	pic_write(&pic, 0x20, 0x0b);
	EXPECT(pic_read(&pic, 0x20) == 0x08);
	pic_write(&pic, 0x20, 0x48);
	pic_write(&pic, 0x20, 0x20);
	EXPECT(pic_read(&pic, 0x20) == 0);
}

static void
check_cascade(void)
{
	struct pic pic;

	start(&pic, 0);
	raise(&pic, 8);
	raise(&pic, 14);
	raise(&pic, 1);
	raise(&pic, 3);
	expect_vector(&pic, BASE + 1);
	pic_write(&pic, 0x20, 0x20);
	expect_vector(&pic, NEXT_BASE + 0);
	/* The second chip is done with 8; the first is not with it. */
	pic_write(&pic, 0xa0, 0x20);
	EXPECT(!pic_has_interrupt(&pic));
	pic_write(&pic, 0x20, 0x62);
	expect_vector(&pic, NEXT_BASE + 6);
	pic_write(&pic, 0xa0, 0x20);
	pic_write(&pic, 0x20, 0x20);
	expect_vector(&pic, BASE + 3);

	/* Fully nested: a higher line of the second comes through. */
	start(&pic, FULLY_NESTED);
	raise(&pic, 12);
	expect_vector(&pic, NEXT_BASE + 4);
	raise(&pic, 13);
	EXPECT(!pic_has_interrupt(&pic));
	raise(&pic, 9);
	expect_vector(&pic, NEXT_BASE + 1);
	start(&pic, 0);
	raise(&pic, 12);
	expect_vector(&pic, NEXT_BASE + 4);
	raise(&pic, 9);
	EXPECT(!pic_has_interrupt(&pic));
}

static void
check_rotation(void)
{
	struct pic pic;

	start(&pic, 0);
	pic_write(&pic, 0x20, 0xc4); /* 4 is the lowest */
	raise(&pic, 4);
	raise(&pic, 5);
	expect_vector(&pic, BASE + 5);
	pic_write(&pic, 0x20, 0xa0); /* the end, and 5 is the lowest */
	raise(&pic, 5);
	expect_vector(&pic, BASE + 4);
	pic_write(&pic, 0x20, 0xe4);
	expect_vector(&pic, BASE + 5);

	start(&pic, AUTO_END);
	pic_write(&pic, 0x20, 0x80);
	raise(&pic, 0);
	raise(&pic, 1);
	expect_vector(&pic, BASE + 0);
	raise(&pic, 0);
	expect_vector(&pic, BASE + 1);
	expect_vector(&pic, BASE + 0);
	pic_write(&pic, 0x20, 0x0b);
	EXPECT(pic_read(&pic, 0x20) == 0);
}

/* A request that is gone, levels, polls, a chip alone. */
static void
check_rest(void)
{
	struct pic pic;

	start(&pic, 0);
	raise(&pic, 4);
	pic_set_line(&pic, 4, false);
	EXPECT(!pic_has_interrupt(&pic));
	EXPECT(pic_acknowledge(&pic) == BASE + 7);
	pic_write(&pic, 0x20, 0x0b);
	EXPECT(pic_read(&pic, 0x20) == 0);

	raise(&pic, 10);
	pic_write(&pic, 0xa0, 0x0c);
	EXPECT(pic_read(&pic, 0xa0) == 0x82);
	pic_write(&pic, 0x20, 0x0c);
	EXPECT(pic_read(&pic, 0x20) == 0);
	pic_write(&pic, 0xa0, 0x0b);
	EXPECT(pic_read(&pic, 0xa0) == 0x04);

	pic_write(&pic, 0x20, 0x1a); /* levels, alone, without ICW4 */
	pic_write(&pic, 0x21, 0x47);
	pic_write(&pic, 0x21, 0x08);
	EXPECT(pic_read(&pic, 0x21) == 0x08);
	pic_set_line(&pic, 6, true);
	expect_vector(&pic, 0x46);
	pic_write(&pic, 0x20, 0x20);
	expect_vector(&pic, 0x46);
	pic_write(&pic, 0x20, 0x20);
	pic_set_line(&pic, 6, false);
	EXPECT(!pic_has_interrupt(&pic));
}

void
test_pic(void)
{
	check_nesting();
	check_masks();
	check_cascade();
	check_rotation();
	check_rest();
	printf("nesting, masks, cascade, rotation, the rest");
}

/* Whether line is before other, going round from the highest priority. */
static bool
precedes(const struct pic_chip *chip, uint32_t line, uint32_t other)
{
	return (line + 7 - chip->lowest) % 8 < (other + 7 - chip->lowest) % 8;
}

/* Whether a line may interrupt: nobody before it, nor it, is in service. */
static bool
may_interrupt(const struct pic_chip *chip, uint32_t line)
{
	if (!(chip->request >> line & 1) || chip->mask >> line & 1)
		return false;
	for (uint32_t other = 0; other < 8; other++) {
		bool serves = chip->service >> other & 1;
		bool asks = chip->request >> other & ~chip->mask >> other & 1;

		if (chip->has_special_mask && chip->mask >> other & 1)
			serves = false;
		if (chip->is_fully_nested && line == 2 && other == 2)
			serves = false;
		if (serves && !precedes(chip, line, other))
			return false;
		if (asks && precedes(chip, other, line))
			return false;
	}
	return true;
}

/* The vector that comes next, or 256. */
static uint32_t
find(const struct pic *pic)
{
	for (uint32_t line = 0; line < 8; line++)
		for (uint32_t other = 0;
		     may_interrupt(&pic->first, line) && other <= 8; other++)
			if (line != PIC_CASCADE)
				return pic->first.base + line;
			else if (other == 8 ||
			         may_interrupt(&pic->second, other))
				return pic->second.base +
				       (other == 8 ? 7 : other);
	return 256;
}

static uint32_t
walk_port(void)
{
	return (draw(2) ? 0x20 : 0xa0) + draw(2);
}

void
test_pic_walk(void)
{
	uint32_t taken = 0, polls = 0;
	struct pic pic;

	start(&pic, 0);
	for (uint32_t step = 0; step < STEPS; step++) {
		uint32_t line = draw(PIC_LINES), want = find(&pic);

		EXPECT(pic_has_interrupt(&pic) == (want != 256));
		if (draw(400) == 0)
			start(&pic, (uint8_t)draw(32));
		else if (draw(3) == 0 && want != 256) {
			EXPECT(pic_acknowledge(&pic) == want);
			taken++;
		} else if (draw(3) == 0 && line != PIC_CASCADE)
			pic_set_line(&pic, line, draw(2));
		else if (draw(3) == 0)
			polls += pic_read(&pic, walk_port()) & 0x80;
		else if (draw(20) == 0)
			pic_write(&pic, walk_port(), (uint8_t)draw(256));
		else /* the ends of services, and masks that let much in */
			pic_write(&pic, walk_port(),
			          (uint8_t)(draw(2) ? 0x20 : draw(8)));
	}
	EXPECT(taken > STEPS / 20 && polls > 0);
	printf("%d steps, %u interrupts taken", STEPS, taken);
}
