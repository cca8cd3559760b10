/*
 * Instructions that the monitor does for the guest: CR0 and the task register.
 */
#include "../../runtime/vmm/control.h"

#include <stdio.h>
#include <string.h>

#include "../../runtime/vmm/exit.h"
#include "../../runtime/vmm/monitor.h"
#include "tests.h"
#include "world.h"

enum { CODE = 0x5000, GDT = 0x5100, TABLES = 0x6000, HIGH = 0xc0000000 };
enum { PROTECTION = 0x80000b0d, ABSENT = 0x80000b0b };
enum { PSE = 0x10, PAE = 0x20 };

static struct config config;
static struct monitor monitor;

static void
put(uint32_t gpa, uint32_t word)
{
	memcpy((void *)(uintptr_t)(GUEST_LOW + gpa), &word, sizeof(word));
}

/* A guest without paging has just stopped at three bytes of code. */
static void
stop(uint32_t reason, uint32_t code)
{
	world_clear(2);
	memset(segments, 0, sizeof(segments));
	config_init(&config);
	config.memory = 32;
	monitor_init(&monitor, &config, "linux", 2000000);
	monitor.exit = (struct vm_exit){reason, 0, 0, true};
	registers[VM_CR0] = 0x31;
	registers[VM_CR3] = TABLES;
	registers[VM_CR4] = 0;
	registers[VM_EIP] = CODE;
	EXPECT(vm_reserve(CODE) == E_OK && vm_reserve(TABLES) == E_OK);
	put(CODE, code);
}

static void
expect_done(void)
{
	exit_handle(&monitor);
	EXPECT(!monitor.has_ended && injected == 0);
	EXPECT(monitor.flags == VM_SKIP && monitor.event == 0);
}

static void
expect_fault(uint32_t event, uint32_t code)
{
	exit_handle(&monitor);
	EXPECT(!monitor.has_ended && monitor.flags == 0);
	EXPECT(injected == event && injected_code == code);
	EXPECT(!monitor.exit.can_interrupt);
}

static void
expect_end(const char *text)
{
	exit_handle(&monitor);
	EXPECT(monitor.has_ended && monitor.status == 1);
	EXPECT(strcmp(printed, text) == 0);
}

static void
stop_at_mov(uint32_t value)
{
	stop(VM_EXIT_CR0, 0xc3220f); /* mov cr0, ebx */
	registers[VM_EBX] = value;
}

static void
check_cr0(void)
{
	stop_at_mov(0xe0050033);
	expect_done();
	EXPECT(registers[VM_CR0] == 0xe0050033);
	stop_at_mov(0xe0050032); /* paging without protection */
	expect_fault(PROTECTION, 0);
	EXPECT(registers[VM_CR0] == 0x31);
	stop_at_mov(0x20000031); /* write-through without caches */
	expect_fault(PROTECTION, 0);
	stop_at_mov(0x60000030);
	expect_done();
	EXPECT(registers[VM_CR0] == 0x60000030);
	stop(VM_EXIT_CR0, 0xf1010f); /* lmsw cx */
	registers[VM_ECX] = 0xfffe;
	expect_done();
	EXPECT(registers[VM_CR0] == 0x3f);
	stop(VM_EXIT_CR0, 0xf1010f);
	registers[VM_CR0] = 0x3f;
	registers[VM_ECX] = 0;
	expect_done(); /* it does not leave protected mode */
	EXPECT(registers[VM_CR0] == 0x31);
	stop(VM_EXIT_CR0, 0x31010f); /* lmsw [ecx] */
	expect_end("linux: the guest changes, in a way not known, cr0 0x31, "
	           "at eip 0x5000\n");
	stop(VM_EXIT_CR0, 0xdb220f); /* mov cr3, ebx */
	exit_handle(&monitor);
	EXPECT(monitor.has_ended);
}

static void
stop_at_ltr(uint32_t selector, uint32_t low, uint32_t high)
{
	stop(VM_EXIT_TR, 0xde000f); /* ltr si */
	registers[VM_ESI] = 0xffff0000 | selector;
	segments[VM_GDTR] = (struct vm_segment){.base = GDT, .limit = 15};
	put(GDT + 8, low);
	put(GDT + 12, high);
}

static void
check_task(void)
{
	const struct vm_segment *task = &segments[VM_TR];
	const uint32_t *high = (void *)(uintptr_t)(GUEST_LOW + GDT + 12);

	stop_at_ltr(11, 0x12340067, 0x560f8978);
	expect_done();
	EXPECT(task->selector == 11 && task->base == 0x56781234);
	EXPECT(task->limit == 0xf0067 && task->attributes == 0x89);
	EXPECT(*high == 0x560f8b78); /* busy now */
	monitor.flags = 0;
	expect_fault(PROTECTION, 8);
	stop_at_ltr(8, 0x67, 0x8f8100);
	expect_done();
	EXPECT(task->limit == 0xf0067fff && task->attributes == 0x881);
	stop_at_ltr(8, 0x67, 0x900);
	expect_fault(ABSENT, 8);
	stop_at_ltr(8, 0x67, 0x8200);
	expect_fault(PROTECTION, 8);
	stop_at_ltr(8, 0x67, 0x9900);
	expect_fault(PROTECTION, 8);
	stop_at_ltr(8, 0x67, 0x8900);
	segments[VM_GDTR].limit = 14;
	expect_fault(PROTECTION, 8);
	EXPECT(task->selector == 0 && *high == 0x8900);
	stop_at_ltr(12, 0x67, 0x8900);
	expect_fault(PROTECTION, 12);
	stop_at_ltr(3, 0x67, 0x8900);
	expect_fault(PROTECTION, 0);
	stop_at_ltr(8, 0x67, 0x8900);
	segments[VM_GDTR].base = 0x7000;
	expect_end("linux: the guest has no memory for its task 0x8, at eip "
	           "0x5000\n");
	stop(VM_EXIT_TR, 0xd6000f); /* lldt si */
	expect_end("linux: the guest loads, in a way not known, a task 0x0, "
	           "at eip 0x5000\n");
}

/* A guest with paging has stopped at a linear address. */
static void
stop_high(uint32_t cr4, uint32_t eip)
{
	stop_at_mov(0x31);
	registers[VM_CR0] = 0x80000031;
	registers[VM_CR4] = cr4;
	registers[VM_EIP] = eip;
}

static void
check_paging(void)
{
	stop_high(PSE, HIGH);
	put(TABLES + 0xc00, TABLES | 1);
	put(TABLES, CODE | 1);
	expect_done();
	stop_high(PSE, HIGH | CODE);
	put(TABLES + 0xc00, 0x81);
	expect_done();
	/* Without the bit in CR4 it is a table, for which there is no page. */
	stop_high(0, HIGH | CODE);
	put(TABLES + 0xc00, 0x81);
	exit_handle(&monitor);
	EXPECT(monitor.has_ended);
	stop_high(PAE, HIGH | CODE);
	registers[VM_CR3] = TABLES | 0x20;
	put(TABLES + 0x38, TABLES | 1);
	put(TABLES, 0x81);
	expect_done();
	stop_high(PAE, HIGH | 0x234000);
	put(TABLES + 0x18, TABLES | 1);
	put(TABLES + 8, TABLES | 1);
	put(TABLES + 0x34 * 8, CODE | 1);
	expect_done();
	put(TABLES + 0x34 * 8, CODE);
	exit_handle(&monitor);
	EXPECT(monitor.has_ended);
}

void
test_control(void)
{
	check_cr0();
	check_task();
	check_paging();
	printf("cr0, task, paging");
}
