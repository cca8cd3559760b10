#include "uart.h"

enum {
	/* Registers; the first two are the divisor while LCR_DLAB is set. */
	DATA = 0,
	IER = 1,
	IIR = 2, /* FCR when written */
	LCR = 3,
	MCR = 4,
	LSR = 5,
	MSR = 6,
	SCR = 7,

	IER_RECEIVED = 0x01,
	IER_THRE = 0x02,
	IER_LINE = 0x04,
	IER_MODEM = 0x08,
	IER_ALL = 0x0f,

	IIR_NONE = 0x01,
	IIR_LINE = 0x06,
	IIR_RECEIVED = 0x04,
	IIR_TIMEOUT = 0x0c,
	IIR_THRE = 0x02,
	IIR_MODEM = 0x00,
	IIR_FIFO = 0xc0,

	FCR_ENABLE = 0x01,
	FCR_CLEAR_RECEIVED = 0x02,
	FCR_KEPT = 0xc9,

	LCR_DLAB = 0x80,

	MCR_DTR = 0x01,
	MCR_RTS = 0x02,
	MCR_OUT1 = 0x04,
	MCR_OUT2 = 0x08, /* on a PC, lets interrupts through */
	MCR_LOOP = 0x10,
	MCR_ALL = 0x1f,

	LSR_READY = 0x01,
	LSR_OVERRUN = 0x02,
	LSR_THRE = 0x20,
	LSR_EMPTY = 0x40,

	MSR_CTS = 0x10,
	MSR_DSR = 0x20,
	MSR_RI = 0x40,
	MSR_DCD = 0x80,
};

static bool
has_fifo(const struct uart *uart)
{
	return uart->fcr & FCR_ENABLE;
}

static uint32_t
room(const struct uart *uart)
{
	return has_fifo(uart) ? UART_FIFO : 1;
}

/* How many bytes are an interrupt. */
static uint32_t
trigger_level(const struct uart *uart)
{
	static const uint8_t levels[] = {1, 4, 8, 14};

	return has_fifo(uart) ? levels[uart->fcr >> 6] : 1;
}

/* The modem's lines: all is well there, or what the loop has. */
static uint8_t
modem_lines(const struct uart *uart)
{
	uint32_t lines = 0;

	if (!(uart->mcr & MCR_LOOP))
		return MSR_CTS | MSR_DSR | MSR_DCD;
	lines |= uart->mcr & MCR_RTS ? MSR_CTS : 0;
	lines |= uart->mcr & MCR_DTR ? MSR_DSR : 0;
	lines |= uart->mcr & MCR_OUT1 ? MSR_RI : 0;
	lines |= uart->mcr & MCR_OUT2 ? MSR_DCD : 0;
	return (uint8_t)lines;
}

/* What the interrupt identification says, by priority. */
static uint8_t
cause(const struct uart *uart)
{
	if (uart->ier & IER_LINE && uart->has_overrun)
		return IIR_LINE;
	if (uart->ier & IER_RECEIVED && uart->fifo_count > 0)
		return uart->fifo_count >= trigger_level(uart) ? IIR_RECEIVED
		                                               : IIR_TIMEOUT;
	if (uart->ier & IER_THRE && uart->has_thre)
		return IIR_THRE;
	if (uart->ier & IER_MODEM && uart->modem)
		return IIR_MODEM;
	return IIR_NONE;
}

static uint8_t
read_data(struct uart *uart)
{
	if (uart->fifo_count == 0)
		return uart->received;
	uart->received = uart->fifo[0];
	uart->fifo_count--;
	for (uint32_t i = 0; i < uart->fifo_count; i++)
		uart->fifo[i] = uart->fifo[i + 1];
	return uart->received;
}

static uint8_t
read_cause(struct uart *uart)
{
	uint8_t value = cause(uart);

	/* To see that it may send again is to be told. */
	if (value == IIR_THRE)
		uart->has_thre = false;
	return value | (has_fifo(uart) ? IIR_FIFO : 0);
}

static uint8_t
read_line_status(struct uart *uart)
{
	uint32_t value = uart->is_sending ? 0 : LSR_THRE | LSR_EMPTY;

	value |= uart->fifo_count > 0 ? LSR_READY : 0;
	value |= uart->has_overrun ? LSR_OVERRUN : 0;
	uart->has_overrun = false;
	return (uint8_t)value;
}

static uint8_t
read_modem_status(struct uart *uart)
{
	uint8_t value = modem_lines(uart) | uart->modem;

	uart->modem = 0;
	return value;
}

static void
sent(struct uart *uart)
{
	uart->is_sending = false;
	uart->has_thre = true;
}

static void
write_data(struct uart *uart, uint8_t value)
{
	uart->holding = value;
	uart->is_sending = true;
	uart->has_thre = false;
	if (!(uart->mcr & MCR_LOOP))
		return;
	sent(uart);
	uart_receive(uart, value);
}

/* To let the interrupt through while it may send is to be told so. */
static void
write_ier(struct uart *uart, uint8_t value)
{
	if (value & ~uart->ier & IER_THRE && !uart->is_sending)
		uart->has_thre = true;
	uart->ier = value & IER_ALL;
}

static void
write_fcr(struct uart *uart, uint8_t value)
{
	bool changes = (value ^ uart->fcr) & FCR_ENABLE;

	/* Without the first bit the others are not written. */
	if (!(value & FCR_ENABLE))
		value = 0;
	if (changes || value & FCR_CLEAR_RECEIVED)
		uart->fifo_count = 0;
	uart->fcr = value & FCR_KEPT;
}

static void
write_mcr(struct uart *uart, uint8_t value)
{
	uint8_t before = modem_lines(uart), changes;

	uart->mcr = value & MCR_ALL;
	changes = before ^ modem_lines(uart);
	/* The ring counts when it ends. */
	if (!(before & MSR_RI))
		changes &= (uint8_t)~MSR_RI;
	uart->modem |= changes >> 4;
}

void
uart_init(struct uart *uart)
{
	*uart = (struct uart){.has_thre = true};
}

uint8_t
uart_read(struct uart *uart, uint32_t reg)
{
	if (uart->lcr & LCR_DLAB && reg <= IER)
		return uart->divisor[reg];
	switch (reg) {
	case DATA:
		return read_data(uart);
	case IER:
		return uart->ier;
	case IIR:
		return read_cause(uart);
	case LCR:
		return uart->lcr;
	case MCR:
		return uart->mcr;
	case LSR:
		return read_line_status(uart);
	case MSR:
		return read_modem_status(uart);
	default:
		return uart->scr;
	}
}

void
uart_write(struct uart *uart, uint32_t reg, uint8_t value)
{
	if (uart->lcr & LCR_DLAB && reg <= IER) {
		uart->divisor[reg] = value;
		return;
	}
	switch (reg) {
	case DATA:
		write_data(uart, value);
		break;
	case IER:
		write_ier(uart, value);
		break;
	case IIR:
		write_fcr(uart, value);
		break;
	case LCR:
		uart->lcr = value;
		break;
	case MCR:
		write_mcr(uart, value);
		break;
	case SCR:
		uart->scr = value;
		break;
	default: /* the status registers are not for writing */
		break;
	}
}

bool
uart_has_interrupt(const struct uart *uart)
{
	/* In the loop OUT2 goes to the modem status, and nowhere else. */
	return uart->mcr & MCR_OUT2 && !(uart->mcr & MCR_LOOP) &&
	       cause(uart) != IIR_NONE;
}

bool
uart_has_room(const struct uart *uart)
{
	return !(uart->mcr & MCR_LOOP) && uart->fifo_count < room(uart);
}

void
uart_receive(struct uart *uart, uint8_t byte)
{
	if (uart->fifo_count < room(uart)) {
		uart->fifo[uart->fifo_count++] = byte;
		return;
	}
	/* Without a FIFO the new byte takes the place of the old one. */
	uart->has_overrun = true;
	if (!has_fifo(uart))
		uart->fifo[0] = byte;
}

bool
uart_take(struct uart *uart, uint8_t *byte)
{
	if (!uart->is_sending)
		return false;
	*byte = uart->holding;
	sent(uart);
	return true;
}
