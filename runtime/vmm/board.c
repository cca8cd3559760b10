#include "board.h"

enum {
	LINE_TIMER = 0,
	LINE_SERIAL = 4,
	LINE_CLOCK = 8,
	BACKLOG = 10000,
	KEYBOARD_COMMAND = 0x64,
	KEYBOARD_RESET = 0xfe,
	PORTS = 0x10000,
	FLOATS = 0xff, /* what a bus has that nobody drives */
};

/* When a rise of the timer that waits may be delivered. */
static uint64_t
next_tick(const struct board *board)
{
	return board->busy + pit_period(&board->pit) / 2;
}

static void
update_timer(struct board *board, uint64_t now)
{
	struct pic *pic = &board->pic;
	bool waits = pit_rises(&board->pit, now) > 0;

	pit_limit_rises(&board->pit, BACKLOG);
	if (pic_is_busy(pic, LINE_TIMER)) {
		board->busy = now;
		return;
	}
	if (!waits || now < next_tick(board))
		return;
	pit_take_rise(&board->pit);
	pic_set_line(pic, LINE_TIMER, false);
	pic_set_line(pic, LINE_TIMER, true);
}

/* Brings what the devices want to the interrupt controllers. */
static void
update(struct board *board, uint64_t now)
{
	struct pic *pic = &board->pic;

	update_timer(board, now);
	pic_set_line(pic, LINE_SERIAL, uart_has_interrupt(&board->uart));
	pic_set_line(pic, LINE_CLOCK, rtc_has_interrupt(&board->rtc, now));
}

static bool
is_pic(uint32_t port)
{
	return (port & ~1u) == PIC_FIRST || (port & ~1u) == PIC_SECOND;
}

static bool
is_pit(uint32_t port)
{
	return port - PIT_PORT <= PIT_COUNTERS || port == PIT_GATE_PORT;
}

static uint8_t
read_port(struct board *board, uint32_t port, uint64_t now)
{
	if (is_pic(port))
		return pic_read(&board->pic, port);
	if (is_pit(port))
		return pit_read(&board->pit, port, now);
	if (port - UART_PORT < UART_PORTS)
		return uart_read(&board->uart, port - UART_PORT);
	if (port - RTC_PORT < 2)
		return rtc_read(&board->rtc, port, now);
	return FLOATS;
}

static void
write_port(struct board *board, uint32_t port, uint8_t value, uint64_t now)
{
	if (is_pic(port))
		pic_write(&board->pic, port, value);
	else if (is_pit(port))
		pit_write(&board->pit, port, value, now);
	else if (port - UART_PORT < UART_PORTS)
		uart_write(&board->uart, port - UART_PORT, value);
	else if (port - RTC_PORT < 2)
		rtc_write(&board->rtc, port, value, now);
	else if (port == KEYBOARD_COMMAND && value == KEYBOARD_RESET)
		board->is_reset = true;
}

void
board_init(struct board *board, uint32_t time)
{
	pic_init(&board->pic);
	pit_init(&board->pit);
	rtc_init(&board->rtc, time);
	uart_init(&board->uart);
	board->busy = 0;
	board->is_reset = false;
}

uint32_t
board_in(struct board *board, uint32_t port, uint32_t size, uint64_t now)
{
	uint32_t value = 0;

	update(board, now);
	for (uint32_t i = 0; i < size; i++) {
		uint32_t byte = FLOATS;

		if (port + i < PORTS)
			byte = read_port(board, port + i, now);
		value |= byte << 8 * i;
	}
	update(board, now);
	return value;
}

void
board_out(struct board *board, uint32_t port, uint32_t size, uint32_t value,
          uint64_t now)
{
	update(board, now);
	for (uint32_t i = 0; i < size && port + i < PORTS; i++)
		write_port(board, port + i, (uint8_t)(value >> 8 * i), now);
	update(board, now);
}

bool
board_has_interrupt(struct board *board, uint64_t now)
{
	update(board, now);
	return pic_has_interrupt(&board->pic);
}

uint8_t
board_acknowledge(struct board *board, uint64_t now)
{
	uint8_t vector;

	update(board, now);
	vector = pic_acknowledge(&board->pic);
	update(board, now);
	return vector;
}

uint64_t
board_next_event(struct board *board, uint64_t now)
{
	uint64_t timer, clock;

	if (board_has_interrupt(board, now))
		return now;
	timer = pit_next_rise(&board->pit, now);
	if (pit_rises(&board->pit, now) > 0 && next_tick(board) > now &&
	    next_tick(board) < timer)
		timer = next_tick(board);
	clock = rtc_next_interrupt(&board->rtc, now);
	return timer < clock ? timer : clock;
}
