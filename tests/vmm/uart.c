/*
 * The serial port, as the data sheet and Linux's driver have it.
 */
#include "../../runtime/vmm/uart.h"

#include <stdio.h>

#include "tests.h"
#include "world.h"

enum { RBR, IER, IIR, LCR, MCR, LSR, MSR, SCR };

/* autoconfig() of drivers/tty/serial/8250/8250_port.c, for a 16550A. */
static void
check_probe(struct uart *uart)
{
	uart_init(uart);
	uart_write(uart, IER, 0);
	EXPECT(uart_read(uart, IER) == 0);
	uart_write(uart, IER, 0xff);
	EXPECT(uart_read(uart, IER) == 0x0f);
	uart_write(uart, IER, 0);

	uart_write(uart, MCR, 0x10 | 0x0a);
	EXPECT((uart_read(uart, MSR) & 0xf0) == 0x90);
	uart_write(uart, MCR, 0);

	uart_write(uart, LCR, 0xbf);
	uart_write(uart, IIR, 0);
	uart_write(uart, LCR, 0);
	uart_write(uart, IIR, 0x01);
	EXPECT(uart_read(uart, IIR) >> 6 == 3);
	uart_write(uart, SCR, 0x5a);
	EXPECT(uart_read(uart, SCR) == 0x5a);

	uart_write(uart, LCR, 0x83);
	uart_write(uart, RBR, 12);
	uart_write(uart, IER, 1);
	EXPECT(uart_read(uart, RBR) == 12 && uart_read(uart, IER) == 1);
	uart_write(uart, LCR, 0x03);
	EXPECT(uart_read(uart, IER) == 0);
	EXPECT(uart_read(uart, LSR) == 0x60);
}

static void
check_sending(struct uart *uart)
{
	uint8_t byte = 0;

	uart_init(uart);
	EXPECT(!uart_take(uart, &byte));
	uart_write(uart, RBR, 'x');
	EXPECT(uart_read(uart, LSR) == 0);
	EXPECT(uart_take(uart, &byte) && byte == 'x');
	EXPECT(!uart_take(uart, &byte));
	EXPECT(uart_read(uart, LSR) == 0x60);

	/* That it may send is told once, and again when it is asked for. */
	uart_write(uart, MCR, 0x08);
	uart_write(uart, IER, 0x02);
	EXPECT(uart_has_interrupt(uart));
	EXPECT(uart_read(uart, IIR) == 0x02);
	EXPECT(uart_read(uart, IIR) == 0x01 && !uart_has_interrupt(uart));
	uart_write(uart, IER, 0);
	uart_write(uart, IER, 0x02);
	EXPECT(uart_has_interrupt(uart));
	uart_write(uart, RBR, 'y');
	EXPECT(!uart_has_interrupt(uart));
	EXPECT(uart_take(uart, &byte) && uart_has_interrupt(uart));
	uart_write(uart, MCR, 0);
	EXPECT(!uart_has_interrupt(uart));
}

static void
check_receiving(struct uart *uart)
{
	uart_init(uart);
	uart_write(uart, MCR, 0x08);
	uart_write(uart, IER, 0x05);
	uart_write(uart, IIR, 0x41); /* a level of 4 */
	EXPECT(!uart_has_interrupt(uart));
	for (uint8_t i = 0; i < UART_FIFO; i++) {
		EXPECT(uart_has_room(uart));
		uart_receive(uart, i);
		EXPECT(uart_has_interrupt(uart));
		EXPECT(uart_read(uart, IIR) == (i < 3 ? 0xcc : 0xc4));
		EXPECT(uart_read(uart, LSR) == 0x61);
	}
	EXPECT(!uart_has_room(uart));
	uart_receive(uart, 99);
	EXPECT(uart_read(uart, IIR) == 0xc6);
	EXPECT(uart_read(uart, LSR) == 0x63);
	EXPECT(uart_read(uart, LSR) == 0x61);
	for (uint8_t i = 0; i < UART_FIFO; i++)
		EXPECT(uart_read(uart, RBR) == i);
	EXPECT(uart_read(uart, LSR) == 0x60 && !uart_has_interrupt(uart));
	uart_receive(uart, 1);
	uart_write(uart, IIR, 0x43);
	EXPECT(uart_read(uart, LSR) == 0x60);

	/* Without a FIFO the new one takes the place. */
	uart_write(uart, IIR, 0);
	EXPECT(uart_read(uart, IIR) == 0x01);
	uart_receive(uart, 1);
	EXPECT(!uart_has_room(uart));
	uart_receive(uart, 2);
	EXPECT(uart_read(uart, LSR) == 0x63);
	EXPECT(uart_read(uart, RBR) == 2);
	EXPECT(uart_read(uart, RBR) == 2);
}

static void
check_loop(struct uart *uart)
{
	uint8_t byte;

	uart_init(uart);
	uart_write(uart, MCR, 0x1f);
	EXPECT(uart_read(uart, MSR) >> 4 == 0xf);
	EXPECT(!uart_has_room(uart));
	uart_write(uart, RBR, 'z');
	EXPECT(!uart_take(uart, &byte));
	EXPECT(uart_read(uart, LSR) == 0x61 && uart_read(uart, RBR) == 'z');
	uart_write(uart, MCR, 0x10);
	EXPECT(uart_read(uart, MSR) == 0x0f);
	EXPECT(uart_read(uart, MSR) == 0);

	/* What has changed interrupts; the beginning of a ring does not. */
	uart_write(uart, IER, 0x08);
	uart_write(uart, MCR, 0x14);
	EXPECT(uart_read(uart, MSR) == 0x40);
	uart_write(uart, MCR, 0x08);
	EXPECT(uart_has_interrupt(uart) && uart_read(uart, IIR) == 0);
	EXPECT(uart_read(uart, MSR) == 0xbf);
	EXPECT(!uart_has_interrupt(uart));
}

void
test_uart(void)
{
	struct uart uart;

	check_probe(&uart);
	check_sending(&uart);
	check_receiving(&uart);
	check_loop(&uart);
	printf("the probe, sending, receiving, the loop");
}
