/*
 * What the monitor does for each exit.
 */
#include "../../runtime/vmm/exit.h"

#include <stdio.h>
#include <string.h>

#include "../../runtime/vmm/monitor.h"
#include "../../runtime/vmm/msr.h"
#include "tests.h"
#include "world.h"

enum {
	RATE = 2000000,
	MEMORY_MB = 32,
	IN_BYTE = 0x11,
	OUT_BYTE = 0x10,
	UNDEFINED = 0x80000306,
	PROTECTION = 0x80000b0d,
};

static struct config config;
static struct monitor monitor;

/* A guest that has just stopped. */
static void
stop(uint32_t reason, uint32_t info, uint32_t eax)
{
	world_clear(2);
	config_init(&config);
	config.memory = MEMORY_MB;
	monitor_init(&monitor, &config, "linux", RATE);
	monitor.exit = (struct vm_exit){reason, info, eax, true};
	registers[VM_EIP] = 0xc1000000;
}

static void
expect_going(uint32_t flags, uint32_t event)
{
	EXPECT(!monitor.has_ended);
	EXPECT(monitor.flags == flags && monitor.event == event);
}

static void
expect_end(uint32_t status, const char *text)
{
	EXPECT(monitor.has_ended && monitor.status == status);
	EXPECT(strcmp(printed, text) == 0);
}

static void
handle(uint32_t reason, uint32_t info, uint32_t eax)
{
	stop(reason, info, eax);
	exit_handle(&monitor);
}

static void
check_ports(void)
{
	static const uint32_t sizes[] = {1, 2, 4};
	static const uint32_t read[] = {0xaabbccff, 0xaabbffff, 0xffffffff};

	for (uint32_t i = 0; i < 3; i++) {
		handle(VM_EXIT_IOIO, 0xcfc0000 | sizes[i] << 4 | 1, 0xaabbccdd);
		expect_going(VM_SKIP | VM_SET_EAX, 0);
		EXPECT(monitor.eax == read[i]);
	}
	handle(VM_EXIT_IOIO, 0x3fd0000 | IN_BYTE, 0x12345678);
	EXPECT(monitor.eax == 0x12345660);
	handle(VM_EXIT_IOIO, 0x3f80000 | OUT_BYTE, 'A');
	expect_going(VM_SKIP, 0);
	terminal_flush(&monitor.terminal);
	EXPECT(strcmp(printed, "A") == 0);
	handle(VM_EXIT_IOIO, 0x640000 | OUT_BYTE, 0xfe);
	expect_end(0, "linux: the guest has reset its machine\n");
	handle(VM_EXIT_IOIO, 0x1f00000 | 0x2d, 0);
	expect_end(1, "linux: the guest uses string I/O, on port 0x1f0, at eip "
	              "0xc1000000\n");
}

static void
check_memory(void)
{
	stop(VM_EXIT_NPF, 4, 0);
	exit_info = 0x1234567;
	exit_handle(&monitor);
	expect_going(0, 0);
	EXPECT(world_has_page(0x1234000) && world_pages() == 1);
	/* The same again is none that a page helps. */
	exit_handle(&monitor);
	expect_end(1, "linux: the guest may not use its memory at 0x1234567, "
	              "at eip 0xc1000000\n");
	stop(VM_EXIT_NPF, 4, 0);
	exit_info = MEMORY_MB << 20;
	exit_handle(&monitor);
	expect_end(1, "linux: the guest has no memory at 0x2000000, at eip "
	              "0xc1000000\n");
	stop(VM_EXIT_NPF, 4, 0);
	exit_info = 0x100000000;
	exit_handle(&monitor);
	EXPECT(monitor.has_ended && world_pages() == 0);
	stop(VM_EXIT_NPF, 4, 0);
	for (exit_info = 0; !monitor.has_ended; exit_info += 0x1000)
		exit_handle(&monitor);
	expect_end(1, "linux: the guest needs more pages than the quota has, "
	              "at 0x2000, at eip 0xc1000000\n");
}

static void
check_msrs(void)
{
	stop(VM_EXIT_MSR, 0, 0);
	registers[VM_ECX] = 0x277;
	registers[VM_PAT_LOW] = 5;
	registers[VM_PAT_HIGH] = 6;
	exit_handle(&monitor);
	expect_going(VM_SKIP | VM_SET_EAX, 0);
	EXPECT(monitor.eax == 5 && registers[VM_EDX] == 6);

	stop(VM_EXIT_MSR, 1, 7);
	registers[VM_ECX] = 0x277;
	registers[VM_EDX] = 8;
	exit_handle(&monitor);
	expect_going(VM_SKIP, 0);
	EXPECT(registers[VM_PAT_LOW] == 7 && registers[VM_PAT_HIGH] == 8);

	/* What there is none of is 0, and what is written there is lost. */
	stop(VM_EXIT_MSR, 0, 9);
	registers[VM_ECX] = 0x1a0;
	exit_handle(&monitor);
	EXPECT(monitor.eax == 0 && registers[VM_EDX] == 0);
	stop(VM_EXIT_MSR, 1, 9);
	registers[VM_ECX] = 0x1a0;
	exit_handle(&monitor);
	expect_going(VM_SKIP, 0);

	/* What the kernel refuses is a fault. */
	stop(VM_EXIT_MSR, 1, 0x400);
	registers[VM_ECX] = 0xc0000080;
	exit_handle(&monitor);
	expect_going(0, 0);
	EXPECT(injected == PROTECTION && injected_code == 0);
	EXPECT(!monitor.exit.can_interrupt);

	/* The counter goes on from what is written. */
	stop(VM_EXIT_MSR, 1, 1000);
	registers[VM_ECX] = 0x10;
	registers[VM_EDX] = 1;
	exit_handle(&monitor);
	EXPECT(tsc + tsc_offset == 0x1000003e8);
	monitor.exit.info = 0;
	exit_handle(&monitor);
	EXPECT(registers[VM_EDX] == 1 && monitor.eax > 1000);
}

static void
write_msr(uint32_t number, uint64_t value)
{
	monitor.exit = (struct vm_exit){VM_EXIT_MSR, 1, (uint32_t)value, true};
	monitor.flags = 0;
	registers[VM_ECX] = number;
	registers[VM_EDX] = (uint32_t)(value >> 32);
	injected = 0;
	exit_handle(&monitor);
}

/* Time, where the guest wants it told. */
static void
check_time(void)
{
	const struct pvclock_system *system =
		(const void *)(uintptr_t)(GUEST_LOW + 0x5ff0);
	const struct pvclock_wall *wall =
		(const void *)(uintptr_t)(GUEST_LOW + 0x5004);
	uint64_t ns, set = 1ull << 40;

	stop(VM_EXIT_MSR, 1, 0);
	write_msr(PVCLOCK_WALL, 0x5004);
	expect_going(VM_SKIP, 0);
	EXPECT(world_pages() == 1);
	EXPECT(wall->version == 2 && wall->seconds == config.time);
	/* It lies in two pages, of which the one is there. */
	write_msr(PVCLOCK_SYSTEM, 0x5ff1);
	expect_going(VM_SKIP, 0);
	EXPECT(world_pages() == 2 && system->version == 2);
	ns = pvclock_ns(system, tsc + tsc_offset);
	write_msr(MSR_TSC, set);
	EXPECT(system->version == 4 && system->counter == set);
	EXPECT(system->ns - ns == 1000);
	monitor.exit.info = 0;
	registers[VM_ECX] = PVCLOCK_SYSTEM;
	exit_handle(&monitor);
	EXPECT(monitor.eax == 0x5ff1 && registers[VM_EDX] == 0);

	/* Not where there is no memory, nor a page for it. */
	write_msr(PVCLOCK_SYSTEM, (MEMORY_MB << 20) - 31);
	EXPECT(injected == PROTECTION && monitor.flags == 0);
	write_msr(PVCLOCK_SYSTEM, 1ull << 32 | 0x5001);
	EXPECT(injected == PROTECTION);
	write_msr(PVCLOCK_WALL, 1ull << 32 | 0x5000);
	EXPECT(injected == PROTECTION);
	write_msr(PVCLOCK_SYSTEM, 0x9001);
	EXPECT(injected == PROTECTION);
	monitor.exit.info = 0;
	registers[VM_ECX] = PVCLOCK_SYSTEM;
	exit_handle(&monitor);
	EXPECT(monitor.eax == 0x5ff1);
	/* Once it is off, it stays as it is. */
	write_msr(PVCLOCK_SYSTEM, 0);
	expect_going(VM_SKIP, 0);
	write_msr(MSR_TSC, 0);
	expect_going(VM_SKIP, 0);
	EXPECT(system->version == 4 && injected == 0);
}

static void
check_instructions(void)
{
	static const uint32_t undefined[] = {0x73, 0x7a, 0x80, 0x81, 0x86,
	                                     0x87, 0x8a, 0x8b, 0x8d};
	static const uint32_t nothing[] = {0x60, 0x61, 0x62, 0x63, 0x64};

	for (uint32_t i = 0; i < 9; i++) {
		handle(undefined[i], 0, 0);
		expect_going(0, UNDEFINED);
	}
	for (uint32_t i = 0; i < 5; i++) {
		handle(nothing[i], 0, 0);
		expect_going(0, 0);
	}
	handle(0x76, 0, 0);
	expect_going(VM_SKIP, 0);
	handle(0x89, 0, 0);
	expect_going(VM_SKIP, 0);
	handle(VM_EXIT_DR7, 0, 0);
	expect_going(VM_SKIP, 0);
	handle(0x6f, 0, 0);
	EXPECT(injected == PROTECTION);
	handle(0x7d, 0, 0);
	expect_end(1, "linux: the guest stopped for 0x7d, at eip "
	              "0xc1000000\n");
	stop(VM_EXIT_CPUID, 0, 0);
	registers[VM_ECX] = 0;
	exit_handle(&monitor);
	expect_going(VM_SKIP | VM_SET_EAX, 0);
	EXPECT(monitor.eax == 1 && registers[VM_EBX] != 0xeeeeeeee);
}

static void
check_ends(void)
{
	stop(VM_EXIT_HLT, 0, 0);
	registers[VM_EFLAGS] = 2;
	terminal_put(&monitor.terminal, 'x');
	exit_handle(&monitor);
	expect_end(0, "x\nlinux: the guest has halted\n");
	stop(VM_EXIT_HLT, 0, 0);
	registers[VM_EFLAGS] = 0x202;
	monitor.terminal.has_input = false;
	exit_handle(&monitor);
	expect_end(0, "linux: the guest waits for nothing\n");
	stop(VM_EXIT_HLT, 0, 0);
	registers[VM_EFLAGS] = 0x202;
	world_type("a\x1d");
	/* The shadow of the instruction before ends with the halt. */
	monitor.exit.can_interrupt = false;
	exit_handle(&monitor);
	EXPECT(monitor.exit.can_interrupt && monitor.flags == VM_SKIP);
	expect_end(0, "linux: the guest was left with ^]\n");
	stop(VM_EXIT_SHUTDOWN, 0, 0);
	registers[VM_CR2] = 0xfff;
	exit_handle(&monitor);
	expect_end(1, "linux: the guest has met a triple fault; cr2 0xfff, at "
	              "eip 0xc1000000\n");
	handle(VM_EXIT_INVALID, 0, 0);
	EXPECT(monitor.has_ended && monitor.status == 1);
}

void
test_exit(void)
{
	check_ports();
	check_memory();
	check_msrs();
	check_time();
	check_instructions();
	check_ends();
	printf("ports, memory, registers, time, instructions, ends");
}
