#include "exit.h"

#include "control.h"
#include "cpuid.h"
#include "monitor.h"
#include "msr.h"
#include "vm.h"

enum {
	/* Exit codes that the kernel has no names for. */
	EXIT_NMI = 0x61,
	EXIT_SMI = 0x62,
	EXIT_INIT = 0x63,
	EXIT_RSM = 0x73,
	EXIT_SKINIT = 0x86,

	IO_IN = 1,
	IO_STRING = 4,
	IO_SIZE_SHIFT = 4,
	MSR_WRITES = 1,
	FLAG_IF = 1 << 9,
	PAGE = 4096,

	INVALID_OPCODE = 6,
	GENERAL_PROTECTION = 13,
};

/* The instruction is done, and eax as it was. */
static void
skip(struct monitor *monitor)
{
	monitor->flags = VM_SKIP;
}

static void
skip_with(struct monitor *monitor, uint32_t eax)
{
	monitor->flags = VM_SKIP | VM_SET_EAX;
	monitor->eax = eax;
}

static void
refuse_opcode(struct monitor *monitor)
{
	monitor->event = VM_EVENT | VM_EVENT_EXCEPTION | INVALID_OPCODE;
}

/* An exception with an error code. */
static void
inject(struct monitor *monitor, uint32_t event, uint32_t error)
{
	vm_inject(event, error);
	monitor->exit.can_interrupt = false;
}

static void
refuse_access(struct monitor *monitor)
{
	inject(monitor,
	       VM_EVENT | VM_EVENT_EXCEPTION | VM_EVENT_ERROR |
	               GENERAL_PROTECTION,
	       0);
}

static void
handle_io(struct monitor *monitor)
{
	uint32_t info = monitor->exit.info, eax = monitor->exit.eax;
	uint32_t port = info >> 16, size = info >> IO_SIZE_SHIFT & 7;
	uint32_t mask = size == 4 ? UINT32_MAX : (1u << 8 * size) - 1;
	uint64_t now = monitor_now(monitor);
	uint8_t byte;

	if (info & IO_STRING) {
		monitor_fail(monitor, "uses string I/O, on port", port);
		return;
	}
	if (info & IO_IN) {
		skip_with(monitor, (eax & ~mask) | board_in(&monitor->board,
		                                            port, size, now));
		return;
	}
	skip(monitor);
	board_out(&monitor->board, port, size, eax, now);
	if (uart_take(&monitor->board.uart, &byte))
		terminal_put(&monitor->terminal, byte);
	if (monitor->board.is_reset)
		monitor_end(monitor, 0, "has reset its machine");
}

static void
handle_cpuid(struct monitor *monitor)
{
	uint32_t leaf = cpuid_leaf(monitor->exit.eax);
	struct cpuid answer = {.eax = leaf, .ecx = vm_get(VM_ECX)};

	__asm__("cpuid"
	        : "+a"(answer.eax), "=b"(answer.ebx), "+c"(answer.ecx),
	          "=d"(answer.edx));
	cpuid_filter(leaf, &answer);
	vm_set(VM_EBX, answer.ebx);
	vm_set(VM_ECX, answer.ecx);
	vm_set(VM_EDX, answer.edx);
	skip_with(monitor, answer.eax);
}

/* Tells the guest the time, if it wants it, from now on there. */
static bool
tell_time(struct monitor *monitor, uint64_t at)
{
	struct pvclock_system *system = 0;

	if (at & PVCLOCK_ENABLE) {
		system = monitor_memory(monitor, at - PVCLOCK_ENABLE,
		                        sizeof(*system));
		if (!system)
			return false;
		*system = monitor->system;
	}
	monitor->system_at = (uint32_t)at;
	return true;
}

static bool
tell_wall(struct monitor *monitor, uint64_t at)
{
	struct pvclock_wall *wall = monitor_memory(monitor, at, sizeof(*wall));

	if (wall)
		*wall = monitor->wall;
	return wall != 0;
}

static bool
set_tsc(struct monitor *monitor, uint64_t value)
{
	uint64_t tsc = vm_tsc();

	pvclock_jump(&monitor->system, tsc + monitor->tsc_offset, value);
	monitor->tsc_offset = value - tsc;
	vm_set_tsc_offset(monitor->tsc_offset);
	return tell_time(monitor, monitor->system_at);
}

/* A register that the kernel keeps. */
static bool
set_msr(const struct msr *msr, uint64_t value)
{
	return vm_set(msr->low, (uint32_t)value) == E_OK &&
	       (!msr->has_high ||
	        vm_set(msr->high, (uint32_t)(value >> 32)) == E_OK);
}

static void
write_msr(struct monitor *monitor, uint32_t number, uint64_t value)
{
	const struct msr *msr = msr_find(number);
	bool is_done = true;

	if (number == MSR_TSC) {
		is_done = set_tsc(monitor, value);
	} else if (number == PVCLOCK_WALL) {
		is_done = tell_wall(monitor, value);
	} else if (number == PVCLOCK_SYSTEM) {
		is_done = tell_time(monitor, value);
	} else if (msr) {
		is_done = set_msr(msr, value);
	}
	if (is_done)
		skip(monitor);
	else
		refuse_access(monitor);
}

static void
read_msr(struct monitor *monitor, uint32_t number)
{
	const struct msr *msr = msr_find(number);
	uint64_t value = 0;

	if (number == MSR_TSC)
		value = vm_tsc() + monitor->tsc_offset;
	if (number == PVCLOCK_SYSTEM)
		value = monitor->system_at;
	if (msr)
		value = vm_get(msr->low);
	if (msr && msr->has_high)
		value |= (uint64_t)vm_get(msr->high) << 32;
	vm_set(VM_EDX, (uint32_t)(value >> 32));
	skip_with(monitor, (uint32_t)value);
}

static void
handle_msr(struct monitor *monitor)
{
	uint32_t number = vm_get(VM_ECX);

	if (monitor->exit.info & MSR_WRITES)
		write_msr(monitor, number,
		          (uint64_t)vm_get(VM_EDX) << 32 | monitor->exit.eax);
	else
		read_msr(monitor, number);
}

static void
handle_halt(struct monitor *monitor)
{
	if (!(vm_get(VM_EFLAGS) & FLAG_IF)) {
		monitor_end(monitor, 0, "has halted");
		return;
	}
	/* Behind the halt there is no shadow of an instruction before it. */
	skip(monitor);
	monitor->exit.can_interrupt = true;
	monitor_wait(monitor);
}

/* A page that the guest touches for the first time. */
static void
handle_fault(struct monitor *monitor)
{
	uint64_t gpa = vm_exit_info(VM_INFO_2);
	uint32_t error;

	if (gpa >= monitor->memory) {
		monitor_fail(monitor, "has no memory at", (uint32_t)gpa);
		return;
	}
	error = vm_reserve((uint32_t)gpa & ~(uint32_t)(PAGE - 1));
	if (error == E_MEMORY)
		monitor_fail(monitor, "needs more pages than the quota has, at",
		             (uint32_t)gpa);
	else if (error != E_OK)
		monitor_fail(monitor, "may not use its memory at",
		             (uint32_t)gpa);
}

static void
handle_control(struct monitor *monitor,
               uint32_t (*change)(struct monitor *, uint32_t *error))
{
	uint32_t error, event = change(monitor, &error);

	if (event)
		inject(monitor, event, error);
	else
		skip(monitor);
}

/* Instructions that this machine's processor does not have, or refuses. */
static void
handle_instruction(struct monitor *monitor)
{
	switch (monitor->exit.reason) {
	case VM_EXIT_INVD:
	case VM_EXIT_WBINVD: /* there is no cache to be seen, */
	case VM_EXIT_DR5:    /* nor are there breakpoints */
	case VM_EXIT_DR7:
		skip(monitor);
		break;
	case VM_EXIT_RDPMC:
		refuse_access(monitor);
		break;
	case EXIT_RSM:
	case EXIT_SKINIT:
	case VM_EXIT_INVLPGA:
	case VM_EXIT_VMRUN:
	case VM_EXIT_VMMCALL:
	case VM_EXIT_VMLOAD:
	case VM_EXIT_VMSAVE:
	case VM_EXIT_STGI:
	case VM_EXIT_CLGI:
	case VM_EXIT_RDTSCP:
	case VM_EXIT_MONITOR:
	case VM_EXIT_MWAIT:
	case VM_EXIT_XSETBV:
		refuse_opcode(monitor);
		break;
	default:
		monitor_fail(monitor, "stopped for", monitor->exit.reason);
		break;
	}
}

void
exit_handle(struct monitor *monitor)
{
	switch (monitor->exit.reason) {
	case VM_EXIT_INTR:
	case VM_EXIT_VINTR:
	case EXIT_NMI:
	case EXIT_SMI:
	case EXIT_INIT:
		break; /* the kernel's, or a window that has opened */
	case VM_EXIT_IOIO:
		handle_io(monitor);
		break;
	case VM_EXIT_NPF:
		handle_fault(monitor);
		break;
	case VM_EXIT_HLT:
		handle_halt(monitor);
		break;
	case VM_EXIT_CPUID:
		handle_cpuid(monitor);
		break;
	case VM_EXIT_MSR:
		handle_msr(monitor);
		break;
	case VM_EXIT_CR0:
		handle_control(monitor, control_write_cr0);
		break;
	case VM_EXIT_TR:
		handle_control(monitor, control_load_task);
		break;
	case VM_EXIT_SHUTDOWN:
		monitor_fail(monitor, "has met a triple fault; cr2",
		             vm_get(VM_CR2));
		break;
	case VM_EXIT_INVALID:
		monitor_fail(monitor, "has a state that none may have; cr0",
		             vm_get(VM_CR0));
		break;
	default:
		handle_instruction(monitor);
		break;
	}
}
