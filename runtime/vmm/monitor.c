#include "monitor.h"

#include "exit.h"
#include "sys.h"
#include "text.h"

enum { MB = 1 << 20, PAGE = 4096, ASK_TICKS = PIT_HZ / 1000 };

void
monitor_init(struct monitor *monitor, const struct config *config,
             const char *name, uint32_t rate)
{
	uint64_t tsc = vm_tsc();

	*monitor = (struct monitor){
		.name = name,
		.memory = config->memory * MB,
		.tsc_offset = 0 - tsc,
		.system = pvclock_begin(rate),
		.wall = {.version = 2, .seconds = config->time},
	};
	board_init(&monitor->board, config->time);
	clock_init(&monitor->clock, tsc, rate);
	terminal_init(&monitor->terminal, config->name, config->has_input);
	vm_set_tsc_offset(monitor->tsc_offset);
}

uint64_t
monitor_now(const struct monitor *monitor)
{
	return clock_ticks(&monitor->clock, vm_tsc());
}

void *
monitor_memory(struct monitor *monitor, uint64_t gpa, uint32_t size)
{
	uint32_t page = (uint32_t)gpa & ~(uint32_t)(PAGE - 1);

	if (gpa >= monitor->memory || size > monitor->memory - gpa)
		return 0;
	for (; page < gpa + size; page += PAGE) {
		uint32_t error = vm_reserve(page);

		/* Of a page that is there this is the answer. */
		if (error != E_OK && error != E_INVALID)
			return 0;
	}
	return (void *)(uintptr_t)(GUEST_LOW + gpa);
}

void
monitor_end(struct monitor *monitor, uint32_t status, const char *why)
{
	terminal_end_line(&monitor->terminal);
	print("%s: the guest %s\n", monitor->name, why);
	monitor->has_ended = true;
	monitor->status = status;
}

void
monitor_fail(struct monitor *monitor, const char *why, uint32_t number)
{
	terminal_end_line(&monitor->terminal);
	print("%s: the guest %s 0x%x, at eip 0x%x\n", monitor->name, why,
	      number, vm_get(VM_EIP));
	monitor->has_ended = true;
	monitor->status = 1;
}

/* Gives the guest what was typed, unless that is for us. */
static void
ask_console(struct monitor *monitor)
{
	struct uart *uart = &monitor->board.uart;
	uint8_t byte;

	if (terminal_ask(&monitor->terminal))
		monitor_end(monitor, 0, "was left with ^]");
	while (uart_has_room(uart) && terminal_get(&monitor->terminal, &byte))
		uart_receive(uart, byte);
}

void
monitor_wait(struct monitor *monitor)
{
	uint64_t now = monitor_now(monitor);
	uint64_t next = board_next_event(&monitor->board, now);

	terminal_flush(&monitor->terminal);
	if (next == BOARD_NEVER && !monitor->terminal.has_input) {
		monitor_end(monitor, 0, "waits for nothing");
		return;
	}
	while (!monitor->has_ended && now < next) {
		ask_console(monitor);
		if (board_has_interrupt(&monitor->board, now))
			return;
		sys_yield();
		now = monitor_now(monitor);
	}
}

/* An interrupt is taken now, or as soon as the guest lets it. */
static void
prepare(struct monitor *monitor, uint64_t now)
{
	struct board *board = &monitor->board;

	if (!board_has_interrupt(board, now))
		return;
	if (monitor->event || !monitor->exit.can_interrupt) {
		monitor->flags |= VM_WINDOW;
		return;
	}
	monitor->event =
		VM_EVENT | VM_EVENT_INTERRUPT | board_acknowledge(board, now);
	if (board_has_interrupt(board, now))
		monitor->flags |= VM_WINDOW;
}

static void
step(struct monitor *monitor)
{
	uint32_t error = vm_run(monitor->flags, monitor->eax, monitor->event,
	                        &monitor->exit);

	monitor->flags = 0;
	monitor->event = 0;
	if (error != E_OK)
		monitor_fail(monitor, "cannot run: error", error);
	else
		exit_handle(monitor);
}

uint32_t
monitor_run(struct monitor *monitor)
{
	while (!monitor->has_ended) {
		uint64_t now = monitor_now(monitor);

		if (now - monitor->asked >= ASK_TICKS) {
			monitor->asked = now;
			ask_console(monitor);
			/* Lines of several guests must not be mixed. */
			if (!*monitor->terminal.name)
				terminal_flush(&monitor->terminal);
		}
		if (monitor->has_ended)
			break;
		prepare(monitor, now);
		step(monitor);
	}
	return monitor->status;
}
