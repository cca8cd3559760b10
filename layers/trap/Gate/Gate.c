#include "Gate.h"

#include <stddef.h>

#include "import.h"

/* Selectors; asm/gate_use.asm has the same. */
enum { KERNEL_CODE = 0x08, KERNEL_DATA = 0x10, TSS_SELECTOR = 0x28 };
enum { FAULT_SELECTOR = 0x30 };
enum { SEGMENT_COUNT = 7, GATE_COUNT = 64, FAULT_STACK = 1024 };
enum { DOUBLE_FAULT = 8 };

/* A 32-bit task state, as the processor has it. */
struct tss {
	uint32_t link, esp0, ss0, unused[4], cr3;
	uint32_t eip, eflags, eax, ecx, edx, ebx, esp, ebp, esi, edi;
	uint32_t es, cs, ss, ds, fs, gs, ldt;
	uint16_t trace, ports;
};

_Static_assert(sizeof(struct tss) == 104 && offsetof(struct tss, cr3) == 28,
               "the processor's format; asm/gate_use.asm");

/* asm/gate_use.asm uses three by name, and knows the sizes of the tables. */
uint64_t gdt[SEGMENT_COUNT];
uint64_t idt[GATE_COUNT];
static struct tss tss;
struct tss fault_tss; /* what runs when a stack has no room for a fault */
static _Alignas(16) uint8_t fault_stack[FAULT_STACK];

_Static_assert(sizeof(gdt) == 56 && sizeof(idt) == 512, "asm/gate_use.asm");

/*
 * Flat 4 GiB; bits 40 to 47 are present, ring, and type.  The lowest of them
 * says that the segment was used, which the processor notes otherwise.
 */
static uint64_t
flat_segment(uint64_t kind)
{
	return 0x00cf00000000ffff | kind << 40;
}

static uint64_t
tss_segment(const struct tss *task)
{
	uint64_t base = (uint32_t)task;

	return (base & 0xff000000) << 32 | (uint64_t)0x89 << 40 |
	       (base & 0xffffff) << 16 | (sizeof(*task) - 1);
}

_Noreturn static void
double_fault(void)
{
	panic(__FILE__, __LINE__,
	      "double fault: there was no room on the kernel's stack");
}

static void
init_double_fault(void)
{
	fault_tss = (struct tss){
		.eip = (uint32_t)double_fault,
		.eflags = 2, /* a bit that is always set */
		.esp = (uint32_t)&fault_stack[FAULT_STACK],
		.es = KERNEL_DATA,
		.cs = KERNEL_CODE,
		.ss = KERNEL_DATA,
		.ds = KERNEL_DATA,
		.ports = sizeof(fault_tss),
	};
	gdt[FAULT_SELECTOR / 8] = tss_segment(&fault_tss);
	idt[DOUBLE_FAULT] = (uint64_t)0x8500 << 32 | FAULT_SELECTOR << 16;
}

void
gate_init(void)
{
	for (uint32_t vector = 0; vector < GATE_COUNT; vector++)
		idt[vector] = 0;
	tss.ss0 = KERNEL_DATA;
	tss.ports = sizeof(tss); /* ring 3 has none */
	gdt[0] = 0;
	gdt[KERNEL_CODE / 8] = flat_segment(0x9b);
	gdt[KERNEL_DATA / 8] = flat_segment(0x93);
	gdt[USER_CODE / 8] = flat_segment(0xfb);
	gdt[USER_DATA / 8] = flat_segment(0xf3);
	gdt[TSS_SELECTOR / 8] = tss_segment(&tss);
	init_double_fault();
}

void
gate_set(uint32_t vector, uint32_t handler, bool for_users)
{
	uint64_t kind = for_users ? 0xee00 : 0x8e00;

	ASSERT(vector < GATE_COUNT);
	if (vector == DOUBLE_FAULT)
		return;
	idt[vector] = (uint64_t)(handler & 0xffff0000) << 32 | kind << 32 |
	              (uint64_t)KERNEL_CODE << 16 | (handler & 0xffff);
}

void
gate_set_stack(uint32_t top)
{
	tss.esp0 = top;
}
