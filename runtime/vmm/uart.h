/*
 * A serial port: PC16550D, on the address of COM1.
 *
 * After National Semiconductor's data sheet of June 1995: all registers, the
 * FIFOs, the interrupts in their order, the loop of the modem control register.
 * Without a wire nothing takes time: a byte is sent when the caller takes it,
 * whatever the speed, and what has come below the trigger level counts as timed
 * out at once.  Received bytes have no errors but the overrun.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { UART_PORT = 0x3f8, UART_PORTS = 8, UART_FIFO = 16 };

struct uart {
	uint8_t fifo[UART_FIFO]; /* received, the oldest first */
	uint32_t fifo_count;
	uint8_t holding; /* to be sent, if is_sending */
	bool is_sending, has_thre, has_overrun;
	uint8_t received; /* the last byte read */
	uint8_t ier, fcr, lcr, mcr, scr;
	uint8_t modem; /* the deltas of the modem status register */
	uint8_t divisor[2];
};

void uart_init(struct uart *uart);

/* Access to a register, below UART_PORTS. */
uint8_t uart_read(struct uart *uart, uint32_t reg);
void uart_write(struct uart *uart, uint32_t reg, uint8_t value);

/* Whether the port's line of the interrupt controller is high. */
bool uart_has_interrupt(const struct uart *uart);

/* Whether there is room for a byte that the outside sends. */
bool uart_has_room(const struct uart *uart);

/* Receives it; without room the last byte is lost. */
void uart_receive(struct uart *uart, uint8_t byte);

/* Takes the byte that the guest sends.  Returns whether there is one. */
bool uart_take(struct uart *uart, uint8_t *byte);
