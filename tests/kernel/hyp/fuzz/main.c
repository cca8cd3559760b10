/*
 * A guest and a monitor that nobody trusts: the program `vmfuzz`.  Random code,
 * registers, segments, rings and events, with page tables, descriptors and
 * tasks that are random too.  Its parent sends how many exits it has and what
 * it draws from; it ends with the number of kinds of exits seen.
 */
#include "../tests/vm.h"
#include "sys.h"
#include "text.h"

int main(void);

enum { PAGES = 16, KINDS = 0x500 };

/* The last pages, but for what is code among their words. */
enum { TASK = 13 * PAGE_SIZE, IDT = 14 * PAGE_SIZE, GDT = 15 * PAGE_SIZE };

static uint32_t state = 0x2545f491;

static uint32_t
draw(void)
{
	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return state;
}

/* Some instructions that reach far, among bytes that may be anything. */
static uint32_t
code_word(void)
{
	static const uint32_t words[] = {
		0x0fc0220f, /* mov cr0, eax; ... */
		0x0fd8220f, /* mov cr3, eax; ... */
		0x0fe0220f, /* mov cr4, eax; ... */
		0x90d8010f, /* vmrun */
		0x90da010f, /* vmload */
		0x90dd010f, /* clgi */
		0x9030ef66, /* out dx, ax; ... */
		0xec6c6e6d, /* insd; outsb; insb; in al, dx */
		0x300f320f, /* rdmsr; wrmsr */
		0x90c3000f, 0xcd0080cd, 0xcf9dfbfa, 0x18010f9d, 0xa4f3abf3,
		0x9000000f, 0xe8e9ebcc, 0xf4f4f4f4, 0x90d8000f, /* ltr ax */
		0x90f0010f,                                     /* lmsw ax */
		0x90f8230f, /* mov dr7, eax */
		0x90c0230f, /* mov dr0, eax */
		0xc0220ff0, /* mov cr8, eax */
		0x350f340f, /* sysenter; sysexit */
		0x070f050f, /* syscall; sysret */
		0xf9de28d9, /* fldcw [eax]; fdivp */
		0xe8d99b9b, /* fwait; fwait; fld1 */
		0xd08ec0ae, 0xf10e06cb, 0x10010f90, 0x0800009a,
	};

	return draw() % 2 ? draw() : words[draw() % (sizeof(words) / 4)];
}

static uint32_t
odd_word(void)
{
	static const uint32_t words[] = {
		0,          1,          0x10,       0x11,       0x1000,
		0x2003,     0x3007,     0x80000011, 0x80000001, 0x20,
		0x30,       0x620,      0xfffffff0, 0xffffffff, 0x40000000,
		0x3ffff000, 0xc0000000, 0x100000,   0xa0,       0xe0000011,
	};

	return draw() % 3 == 0 ? draw() : words[draw() % (sizeof(words) / 4)];
}

/*
 * Flat and protected, with 32 bits, in ring 0 or 3; else it is in real mode.
 * Most have tables with descriptors, and a task.
 */
static void
protect(void)
{
	enum { CODE = 0xc9b, DATA = 0xc93 };
	uint32_t ring = draw() % 2 * 3, at = ring == 3 ? 0x18 : 0;

	vm_set_seg(VM_CS, (8 + at) | ring, 0, 0xffffffff, CODE | ring << 5);
	for (uint32_t n = VM_ES; n <= VM_GS; n++)
		if (n != VM_CS)
			vm_set_seg(n, (16 + at) | ring, 0, 0xffffffff,
			           DATA | ring << 5);
	vm_set_reg(VM_CR0, 0x60000011);
	if (draw() % 4 == 0)
		return;
	vm_set_seg(VM_GDTR, 0, GDT, PAGE_SIZE - 1, 0);
	vm_set_seg(VM_LDTR, 0x40, GDT, PAGE_SIZE - 1, 0x82);
	vm_set_seg(VM_IDTR, 0, IDT, PAGE_SIZE / 2 - 1, 0);
	vm_set_seg(VM_TR, 0x48, TASK, draw() % 0x100, draw());
}

/* Changes that no sane monitor makes. */
static void
disturb(void)
{
	for (uint32_t i = 0; i < draw() % 8; i++)
		vm_set_reg(draw() % VM_REGISTERS, odd_word());
	for (uint32_t i = 0; i < draw() % 4; i++)
		vm_set_seg(draw() % VM_SEGMENTS, draw(), odd_word(), odd_word(),
		           draw() % 2 ? 0xc9b : draw());
}

/* Descriptors of all types, most of them present: segments, tasks, gates. */
static void
fill_tables(void)
{
	static const uint32_t flat[] = {0xcf9b00, 0xcf9300, 0xcf9b00, 0xcffb00,
	                                0xcff300};
	uint32_t *gdt = guest_at(GDT), *idt = guest_at(IDT);
	uint32_t *task = guest_at(TASK);

	for (uint32_t i = 0; i < PAGE_SIZE / 4; i += 2) {
		gdt[i] = draw() % 0x10000 << 16 | (draw() & 0xffff);
		gdt[i + 1] = (draw() & 0xdfff00) | (draw() % 4 ? 0x8000 : 0);
		idt[i] = draw() % 0x80 << 16 | (draw() & 0xffff);
		idt[i + 1] = (draw() & 0xff00) | (draw() % 4 ? 0x8000 : 0);
	}
	for (uint32_t i = 0; i < sizeof(flat) / sizeof(*flat); i++) {
		gdt[2 * i + 2] = 0xffff;
		gdt[2 * i + 3] = flat[i];
	}
	for (uint32_t i = 1; i < 7; i += 2) {
		task[i] = draw() % TASK;
		task[i + 1] = 16;
	}
}

static void
fill(void)
{
	uint32_t *words = guest_at(0);

	for (uint32_t i = 0; i < PAGES; i++)
		vm_reserve(i * PAGE_SIZE);
	for (uint32_t i = 0; i < PAGES * PAGE_SIZE / 4; i++)
		words[i] = i % 1024 < 768 ? code_word() : odd_word() | 3;
	fill_tables();
}

static void
make_guest(void)
{
	if (vm_create() != E_OK)
		sys_exit(0x1000);
	if (draw() % 2)
		protect();
	if (draw() % 4 == 0)
		disturb();
	for (uint32_t n = VM_EBX; n <= VM_ESP; n++)
		vm_set_reg(n, odd_word());
	vm_set_reg(VM_EIP, draw() % (PAGES * PAGE_SIZE));
	vm_set_reg(VM_ESP, draw() % (PAGES * PAGE_SIZE));
	vm_tsc_offset((uint64_t)draw() << 32 | draw());
}

int
main(void)
{
	static uint32_t seen[KINDS];
	uint32_t kinds = 0, exits = recv_wait();

	state += recv_wait();
	make_guest();
	fill();
	for (uint32_t i = 0; i < exits; i++) {
		struct vm_exit exit;
		uint32_t event = draw() % 4 ? 0 : 0x80000000 | draw() % 0x1000;
		uint32_t error = vm_run(draw() % 8, draw(), event, &exit);

		if (error == E_OK)
			kinds += seen[exit.reason % KINDS]++ == 0;
		if (error == E_OK && exit.reason == VM_EXIT_NPF &&
		    draw() % 2 == 0) {
			uint64_t gpa = 0;

			vm_exit_info(1, &gpa);
			vm_reserve((uint32_t)gpa / PAGE_SIZE * PAGE_SIZE);
		}
		if (error == E_INVALID || exit.reason == VM_EXIT_INTR ||
		    exit.reason == VM_EXIT_SHUTDOWN ||
		    exit.reason == VM_EXIT_INVALID || draw() % 64 == 0)
			make_guest();
		if (i % 1024 == 0)
			fill();
	}
	for (uint32_t i = 0; i < KINDS; i++)
		if (seen[i] > 0)
			print("vmfuzz: exits for %x: %u\n", i, seen[i]);
	return (int)kinds;
}
