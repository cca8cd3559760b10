/*
 * The board: any accesses at any times, and what holds whatever they are.
 */
#include "../../runtime/vmm/board.h"

#include <stdio.h>

#include "tests.h"
#include "world.h"

enum { STEPS = 1000000, PORTS = 0x10000, TICK = 4773 };

static const uint16_t ports[] = {0x20,  0x21,  0xa0,  0xa1,  0x40,  0x41,
                                 0x42,  0x43,  0x61,  0x70,  0x71,  0x3f8,
                                 0x3f9, 0x3fa, 0x3fb, 0x3fc, 0x3fd, 0x3fe,
                                 0x3ff, 0x64,  0x60};

enum { KNOWN = sizeof(ports) / sizeof(*ports) };

static uint32_t
draw_port(void)
{
	return draw(8) ? ports[draw(KNOWN)] : draw(PORTS);
}

static bool
is_device(uint32_t port)
{
	for (uint32_t i = 0; i < KNOWN - 2; i++)
		if (ports[i] == port)
			return true;
	return false;
}

static void
check_invariants(struct board *board, uint64_t now)
{
	struct pic_chip *chips[] = {&board->pic.first, &board->pic.second};
	uint32_t room = board->uart.fcr & 1 ? UART_FIFO : 1;
	bool has_interrupt = board_has_interrupt(board, now);
	uint64_t next = board_next_event(board, now);
	struct board later = *board;

	EXPECT(board->uart.fifo_count <= room);
	EXPECT(board->rtc.seconds < 86400);
	for (uint32_t i = 0; i < 2; i++) {
		EXPECT(chips[i]->step == 0 ||
		       (chips[i]->step >= 2 && chips[i]->step <= 4));
		EXPECT(chips[i]->lowest < 8 && chips[i]->base % 8 == 0);
		EXPECT((chips[i]->request & ~chips[i]->lines) == 0);
	}
	for (uint32_t i = 0; i < PIT_COUNTERS; i++) {
		EXPECT(board->pit.counters[i].count <= 65536);
		EXPECT(board->pit.counters[i].mode < 6);
	}
	/* To ask again changes nothing; and nothing comes before its time. */
	EXPECT(board_has_interrupt(board, now) == has_interrupt);
	EXPECT(has_interrupt ? next == now : next > now);
	if (!has_interrupt && next != BOARD_NEVER)
		EXPECT(!board_has_interrupt(&later, next - 1));
}

static void
access_port(struct board *board, uint64_t now)
{
	uint32_t port = draw_port(), size = 1u << draw(draw(4) ? 1 : 3);
	uint32_t value;

	if (draw(2)) {
		board_out(board, port, size, draw(UINT32_MAX), now);
		return;
	}
	value = board_in(board, port, size, now);
	EXPECT(size == 4 || value >> 8 * size == 0);
	if (size == 1 && !is_device(port))
		EXPECT(value == 0xff);
}

/* Any accesses, with bytes and interrupts among them. */
static void
check_walk(void)
{
	uint32_t interrupts = 0, resets = 0, sent = 0, received = 0;
	struct board board;
	uint64_t now = 0;
	uint8_t byte;

	board_init(&board, 0);
	for (uint32_t step = 0; step < STEPS; step++) {
		now += draw(4) ? draw(20) : draw(2 * TICK);
		access_port(&board, now);
		if (draw(4) == 0 && uart_has_room(&board.uart)) {
			uart_receive(&board.uart, (uint8_t)step);
			received++;
		}
		if (draw(8))
			sent += uart_take(&board.uart, &byte);
		if (draw(2) && board_has_interrupt(&board, now)) {
			board_acknowledge(&board, now);
			interrupts++;
		}
		check_invariants(&board, now);
		resets += board.is_reset;
		board.is_reset = false;
	}
	EXPECT(interrupts > 1000 && sent > 1000 && received > 1000);
	EXPECT(resets > 10);
	printf("%d steps, %u interrupts, %u bytes sent, %u received, ", STEPS,
	       interrupts, sent, received);
}

static void
write_all(struct board *board, const uint16_t (*writes)[2], uint32_t count,
          uint64_t now)
{
	for (uint32_t i = 0; i < count; i++)
		board_out(board, writes[i][0], 1, writes[i][1], now);
}

/*
 * All that has risen since begin comes, and not at once: half a period is from
 * one to the other.  Returns when no more waits.
 */
static uint64_t
expect_ticks(struct board *board, uint64_t begin, uint64_t now)
{
	uint64_t count = 0;

	EXPECT(board_has_interrupt(board, now));
	while (count < (now - begin) / TICK) {
		uint64_t next;

		EXPECT(board_acknowledge(board, now) == 0x30);
		board_out(board, 0x20, 1, 0x20, now);
		EXPECT(!board_has_interrupt(board, now));
		next = board_next_event(board, now);
		EXPECT(next > now && next <= now + TICK);
		count++;
		if (count < (now - begin) / TICK)
			EXPECT(next <= now + TICK / 2);
		EXPECT(board_has_interrupt(board, now + TICK / 2 - 1) == false);
		now += TICK / 2;
	}
	return now;
}

/* A guest that was not run for a while sees each tick of its timer. */
static void
check_backlog(void)
{
	static const uint16_t writes[][2] = {
		{0x20, 0x11}, {0x21, 0x30}, {0x21, 4},    {0x21, 1},
		{0x21, 0xfa}, {0x43, 0x34}, {0x40, 0xa5}, {0x40, 0x12}};
	struct board board;
	uint64_t now = 1000, begin;

	board_init(&board, 0);
	write_all(&board, writes, 8, now);
	/* The output has risen with the mode. */
	EXPECT(board_acknowledge(&board, now) == 0x30);
	board_out(&board, 0x20, 1, 0x20, now);
	EXPECT(board_next_event(&board, now) == now + 1 + TICK);
	begin = now + 1;
	now = expect_ticks(&board, begin, begin + 50 * TICK);
	EXPECT(now <= begin + 101 * TICK);

	/* Nor does it lose those that come while the line is masked. */
	begin += (now - begin) / TICK * TICK;
	board_out(&board, 0x21, 1, 0xff, now);
	now += 50 * TICK;
	EXPECT(!board_has_interrupt(&board, now));
	board_out(&board, 0x21, 1, 0xfa, now);
	expect_ticks(&board, begin, now);

	/* But there is an end to it. */
	board_has_interrupt(&board, now + 20000ull * TICK);
	EXPECT(board.pit.counters[0].rises > 9990);
	EXPECT(board.pit.counters[0].rises <= 10000);
}

/* The lines 4 and 8, and ports that come in one access. */
static void
check_lines(void)
{
	static const uint16_t writes[][2] = {
		{0x20, 0x11}, {0x21, 0x30}, {0x21, 4},  {0x21, 1},   {0x21, 0},
		{0xa0, 0x11}, {0xa1, 0x38}, {0xa1, 2},  {0xa1, 1},   {0xa1, 0},
		{0x3fc, 8},   {0x3f9, 1},   {0x70, 11}, {0x71, 0x12}};
	struct board board;
	uint64_t now = 5;

	board_init(&board, 0);
	write_all(&board, writes, 14, now);
	EXPECT(!board_has_interrupt(&board, now));
	uart_receive(&board.uart, 'a');
	EXPECT(board_acknowledge(&board, now) == 0x34);
	EXPECT(board_in(&board, 0x3f8, 1, now) == 'a');
	board_out(&board, 0x20, 1, 0x20, now);
	EXPECT(board_next_event(&board, now) == PIT_HZ);
	now = PIT_HZ;
	EXPECT(board_acknowledge(&board, now) == 0x38);
	EXPECT(board_in(&board, 0x20, 2, now) == 0);
	EXPECT(board_in(&board, 0xffff, 4, now) == 0xffffffff);
	EXPECT(board_in(&board, 0xcf8, 4, now) == 0xffffffff);
	board_out(&board, 0x63, 2, 0xfe00, now);
	EXPECT(board.is_reset);
}

void
test_board(void)
{
	check_walk();
	check_backlog();
	check_lines();
	printf("a backlog of 50");
}
