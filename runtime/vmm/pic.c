#include "pic.h"

enum {
	/* ICW1 */
	ICW1_IC4 = 0x01,
	ICW1_SINGLE = 0x02,
	ICW1_LEVEL = 0x08,
	ICW1 = 0x10,
	/* ICW4 */
	ICW4_AUTO_END = 0x02,
	ICW4_FULLY_NESTED = 0x10,
	/* OCW2, with OCW3 in bit 3 */
	OCW2_LEVEL = 0x07,
	OCW2_ROTATE = 0x80,
	OCW3 = 0x08,
	/* OCW3 */
	OCW3_READ_SERVICE = 0x01,
	OCW3_READ = 0x02,
	OCW3_POLL = 0x04,
	OCW3_SPECIAL_MASK = 0x20,
	OCW3_SET_MASK_MODE = 0x40,
	POLL_REQUEST = 0x80,
};

static uint8_t
bit(uint32_t line)
{
	return (uint8_t)(1u << line);
}

/* How far the first of these lines is from the highest priority; or 8. */
static uint32_t
order(const struct pic_chip *chip, uint8_t lines)
{
	uint32_t place = 0;

	while (place < PIC_CHIP_LINES &&
	       !(lines & bit((chip->lowest + 1 + place) % PIC_CHIP_LINES)))
		place++;
	return place;
}

static uint32_t
line_at(const struct pic_chip *chip, uint32_t place)
{
	return (chip->lowest + 1 + place) % PIC_CHIP_LINES;
}

/*
 * The line that interrupts; or PIC_CHIP_LINES.  What is in service keeps its
 * like and lower ones back; but in the special mask mode not if it is masked,
 * and in the fully nested mode not the chip that is behind the line.
 */
static uint32_t
interrupting(const struct pic_chip *chip)
{
	uint32_t place = order(chip, chip->request & (uint8_t)~chip->mask);
	uint8_t keeps = chip->service;
	uint32_t line = line_at(chip, place);

	if (place == PIC_CHIP_LINES)
		return PIC_CHIP_LINES;
	if (chip->has_special_mask)
		keeps &= (uint8_t)~chip->mask;
	if (chip->is_fully_nested && line == PIC_CASCADE)
		keeps &= (uint8_t)~bit(PIC_CASCADE);
	return place < order(chip, keeps) ? line : PIC_CHIP_LINES;
}

static void
chip_set_line(struct pic_chip *chip, uint32_t line, bool is_high)
{
	bool was_high = chip->lines & bit(line);

	/* A request that is withdrawn before its acknowledgement is lost. */
	if (!is_high) {
		chip->lines &= (uint8_t)~bit(line);
		chip->request &= (uint8_t)~bit(line);
		return;
	}
	chip->lines |= bit(line);
	if (chip->is_level || !was_high)
		chip->request |= bit(line);
}

/* The second chip's output, after something has changed there. */
static void
update_cascade(struct pic *pic)
{
	chip_set_line(&pic->first, PIC_CASCADE,
	              interrupting(&pic->second) != PIC_CHIP_LINES);
}

/* Takes the line into service.  Returns it, or 7 if there is none. */
static uint32_t
chip_acknowledge(struct pic_chip *chip)
{
	uint32_t line = interrupting(chip);

	if (line == PIC_CHIP_LINES)
		return PIC_CHIP_LINES - 1;
	if (!chip->is_level)
		chip->request &= (uint8_t)~bit(line);
	if (!chip->ends_itself)
		chip->service |= bit(line);
	else if (chip->rotates_itself)
		chip->lowest = (uint8_t)line;
	return line;
}

static uint32_t
acknowledge_second(struct pic *pic)
{
	uint32_t line = chip_acknowledge(&pic->second);

	/* Its output falls, and rises for the next. */
	chip_set_line(&pic->first, PIC_CASCADE, false);
	update_cascade(pic);
	return line;
}

static void
chip_init(struct pic_chip *chip)
{
	*chip = (struct pic_chip){.mask = 0xff, .lowest = PIC_CHIP_LINES - 1};
}

void
pic_init(struct pic *pic)
{
	chip_init(&pic->first);
	chip_init(&pic->second);
}

void
pic_set_line(struct pic *pic, uint32_t line, bool is_high)
{
	if (line < PIC_CHIP_LINES) {
		chip_set_line(&pic->first, line, is_high);
		return;
	}
	chip_set_line(&pic->second, line - PIC_CHIP_LINES, is_high);
	update_cascade(pic);
}

bool
pic_has_interrupt(const struct pic *pic)
{
	return interrupting(&pic->first) != PIC_CHIP_LINES;
}

uint8_t
pic_acknowledge(struct pic *pic)
{
	bool has_second = interrupting(&pic->first) == PIC_CASCADE;
	uint32_t line = chip_acknowledge(&pic->first);

	if (has_second)
		return (uint8_t)(pic->second.base | acknowledge_second(pic));
	return (uint8_t)(pic->first.base | line);
}

bool
pic_is_busy(const struct pic *pic, uint32_t line)
{
	const struct pic_chip *chip =
		line < PIC_CHIP_LINES ? &pic->first : &pic->second;

	return (chip->request | chip->service) & bit(line % PIC_CHIP_LINES);
}

/*
 * ICW1 begins the initialisation.  What is high must fall and rise again to be
 * a request.  The data sheet does not speak of the ISR; it is cleared.
 */
static void
begin(struct pic_chip *chip, uint8_t value)
{
	uint8_t lines = chip->lines;

	chip_init(chip);
	chip->mask = 0;
	chip->lines = lines;
	chip->is_level = value & ICW1_LEVEL;
	chip->request = chip->is_level ? lines : 0;
	chip->is_single = value & ICW1_SINGLE;
	chip->has_icw4 = value & ICW1_IC4;
	chip->step = 2;
}

/* Ends the line's service, or that of highest priority. */
static void
end(struct pic_chip *chip, uint8_t value, bool is_specific)
{
	uint8_t service = chip->service;
	uint32_t line = value & OCW2_LEVEL;

	if (!is_specific) {
		if (chip->has_special_mask)
			service &= (uint8_t)~chip->mask;
		if (!service)
			return;
		line = line_at(chip, order(chip, service));
	}
	chip->service &= (uint8_t)~bit(line);
	if (value & OCW2_ROTATE)
		chip->lowest = (uint8_t)line;
}

static void
write_ocw2(struct pic_chip *chip, uint8_t value)
{
	switch (value >> 5) {
	case 0: /* no rotation at the automatic end, or */
	case 4: /* rotation */
		chip->rotates_itself = value & OCW2_ROTATE;
		break;
	case 1:
	case 5:
		end(chip, value, false);
		break;
	case 3:
	case 7:
		end(chip, value, true);
		break;
	case 6:
		chip->lowest = value & OCW2_LEVEL;
		break;
	default: /* no operation */
		break;
	}
}

static void
write_ocw3(struct pic_chip *chip, uint8_t value)
{
	if (value & OCW3_SET_MASK_MODE)
		chip->has_special_mask = value & OCW3_SPECIAL_MASK;
	if (value & OCW3_READ)
		chip->reads_service = value & OCW3_READ_SERVICE;
	chip->polls = value & OCW3_POLL;
}

static void
write_command(struct pic_chip *chip, uint8_t value)
{
	if (value & ICW1)
		begin(chip, value);
	else if (value & OCW3)
		write_ocw3(chip, value);
	else
		write_ocw2(chip, value);
}

/* The port with A0 set: ICW2 to ICW4 after an ICW1, and else the mask. */
static void
write_data(struct pic_chip *chip, uint8_t value)
{
	switch (chip->step) {
	case 2:
		chip->base = value & (uint8_t)~OCW2_LEVEL;
		chip->step = !chip->is_single ? 3 : chip->has_icw4 ? 4 : 0;
		break;
	case 3:
		chip->step = chip->has_icw4 ? 4 : 0;
		break;
	case 4:
		chip->ends_itself = value & ICW4_AUTO_END;
		chip->is_fully_nested = value & ICW4_FULLY_NESTED;
		chip->step = 0;
		break;
	default:
		chip->mask = value;
		break;
	}
}

static bool
is_second(uint32_t port)
{
	return (port & ~1u) == PIC_SECOND;
}

void
pic_write(struct pic *pic, uint32_t port, uint8_t value)
{
	struct pic_chip *chip = is_second(port) ? &pic->second : &pic->first;

	if (port & 1)
		write_data(chip, value);
	else
		write_command(chip, value);
	update_cascade(pic);
}

/* A poll is an acknowledgement that asks for the line. */
static uint8_t
poll(struct pic *pic, struct pic_chip *chip)
{
	uint32_t line = interrupting(chip);

	chip->polls = false;
	if (line == PIC_CHIP_LINES)
		return 0;
	if (chip == &pic->second)
		acknowledge_second(pic);
	else
		chip_acknowledge(chip);
	return (uint8_t)(POLL_REQUEST | line);
}

uint8_t
pic_read(struct pic *pic, uint32_t port)
{
	struct pic_chip *chip = is_second(port) ? &pic->second : &pic->first;

	if (chip->polls)
		return poll(pic, chip);
	if (port & 1)
		return chip->mask;
	return chip->reads_service ? chip->service : chip->request;
}
