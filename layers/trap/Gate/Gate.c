#include "Gate.h"

#include "import.h"

/* Selectors; asm/gate_use.asm has the same. */
enum { KERNEL_CODE = 0x08, KERNEL_DATA = 0x10, TSS_SELECTOR = 0x28 };
enum { SEGMENT_COUNT = 6, GATE_COUNT = 64 };

/* The 104 bytes of a 32-bit task state; of them only these are used. */
struct tss {
	uint32_t link, esp0, ss0, unused[22];
	uint16_t trace, ports;
};

_Static_assert(sizeof(struct tss) == 104, "the processor's format");

/* asm/gate_use.asm uses the first two by name, and knows their sizes. */
uint64_t gdt[SEGMENT_COUNT];
uint64_t idt[GATE_COUNT];
static struct tss tss;

_Static_assert(sizeof(gdt) == 48 && sizeof(idt) == 512, "asm/gate_use.asm");

/* Flat 4 GiB; bits 40 to 47 are present, ring, and type. */
static uint64_t
flat_segment(uint64_t kind)
{
	return 0x00cf00000000ffff | kind << 40;
}

static uint64_t
tss_segment(void)
{
	uint64_t base = (uint32_t)&tss;

	return (base & 0xff000000) << 32 | (uint64_t)0x89 << 40 |
	       (base & 0xffffff) << 16 | (sizeof(tss) - 1);
}

void
gate_init(void)
{
	for (uint32_t vector = 0; vector < GATE_COUNT; vector++)
		idt[vector] = 0;
	tss.ss0 = KERNEL_DATA;
	tss.ports = sizeof(tss); /* ring 3 has none */
	gdt[0] = 0;
	gdt[KERNEL_CODE / 8] = flat_segment(0x9a);
	gdt[KERNEL_DATA / 8] = flat_segment(0x92);
	gdt[USER_CODE / 8] = flat_segment(0xfa);
	gdt[USER_DATA / 8] = flat_segment(0xf2);
	gdt[TSS_SELECTOR / 8] = tss_segment();
}

void
gate_set(uint32_t vector, uint32_t handler, bool for_users)
{
	uint64_t kind = for_users ? 0xee00 : 0x8e00;

	ASSERT(vector < GATE_COUNT);
	idt[vector] = (uint64_t)(handler & 0xffff0000) << 32 | kind << 32 |
	              (uint64_t)KERNEL_CODE << 16 | (handler & 0xffff);
}

void
gate_set_stack(uint32_t top)
{
	tss.esp0 = top;
}
