#include "Gate.state.h"

#include "layerc_x86.h"

enum { CODE = 0x08, DATA = 0x10, TASK = 0x28, FAULT = 0x30, DOUBLE_FAULT = 8 };
enum { FLAGS_FIXED = 2, TASK_BYTES = TASK_WORDS * 4, CONTROL_FAULT = 2 };
enum { ES, CS, SS, DS, FS, GS, CONTROL_MAP = 3 };

/* All 4 GiB, used before, so that the processor has nothing to note. */
#define FLAT_CODE 0x00cf9b000000ffff
#define FLAT_DATA 0x00cf93000000ffff
#define TASK_BUSY ((uint64_t)1 << 41)

uint64_t GDT[GDT_COUNT];
struct gate_state IDT[IDT_COUNT];
struct tasks_state TSS;
struct segments_state SEGMENTS;

/* A task's segment: its first byte, its last, and that it is one. */
static uint64_t
task_segment(uint32_t at)
{
	return (uint64_t)(at >> 24) << 56 | 0x890000000000 |
	       (uint64_t)(at & 0xffffff) << 16 | (TASK_BYTES - 1);
}

/* No task may use ports. */
void
spec_gate_init(void)
{
	GDT[0] = 0;
	GDT[CODE / 8] = FLAT_CODE;
	GDT[DATA / 8] = FLAT_DATA;
	GDT[USER_CODE / 8] = 0x00cffb000000ffff;
	GDT[USER_DATA / 8] = 0x00cff3000000ffff;
	GDT[TASK / 8] = task_segment(TSS.trap_at);
	GDT[FAULT / 8] = task_segment(TSS.fault_at);
	UPDATE(vector, 0, IDT_COUNT, {
		IDT[vector].is_there = vector == DOUBLE_FAULT;
		IDT[vector].is_task = vector == DOUBLE_FAULT;
		IDT[vector].for_users = false;
		IDT[vector].segment = vector == DOUBLE_FAULT ? FAULT : 0;
		IDT[vector].handler = 0;
	});
	TSS.trap[TASK_SEGMENT] = DATA;
	TSS.trap[TASK_PORTS] = (TSS.trap[TASK_PORTS] & 0xffff) | TASK_BYTES
	                                                                 << 16;
	for (uint32_t word = 0; word < TASK_WORDS; word++)
		TSS.fault[word] = 0;
	TSS.fault[TASK_EIP] = TSS.fault_handler;
	TSS.fault[TASK_EFLAGS] = FLAGS_FIXED;
	TSS.fault[TASK_ESP] = TSS.fault_top;
	TSS.fault[TASK_CS] = CODE;
	TSS.fault[TASK_ES] = TSS.fault[TASK_SS] = TSS.fault[TASK_DS] = DATA;
	TSS.fault[TASK_PORTS] = TASK_BYTES << 16;
}

void
spec_gate_set(uint32_t vector, uint32_t handler, bool for_users)
{
	REQUIRE(vector < IDT_COUNT);
	if (vector != DOUBLE_FAULT)
		IDT[vector] = (struct gate_state){true, false, for_users, CODE,
		                                  handler};
}

void
spec_gate_set_stack(uint32_t top)
{
	TSS.trap[TASK_STACK] = top;
}

/* Whatever map the processor obeys, and what it had before. */
void
prepare_Gate(void)
{
	SEGMENTS.registers[FS] = CHOICE(GDT_COUNT) * 8;
	SEGMENTS.registers[GS] = CHOICE(GDT_COUNT) * 8;
	PAGING.controls[CONTROL_MAP] = CHOICE(1 << 20) << 12;
}

/* The processor notes in its table that the task is in use. */
void
spec_gate_use(void)
{
	REQUIRE(GDT[CODE / 8] == FLAT_CODE && GDT[DATA / 8] == FLAT_DATA &&
	        GDT[TASK / 8] == task_segment(TSS.trap_at));
	SEGMENTS.gdt = (struct table_state){TSS.gdt_at, sizeof(GDT) - 1};
	SEGMENTS.idt = (struct table_state){TSS.idt_at, IDT_COUNT * 8 - 1};
	SEGMENTS.registers[CS] = CODE;
	SEGMENTS.registers[DS] = DATA;
	SEGMENTS.registers[ES] = DATA;
	SEGMENTS.registers[SS] = DATA;
	SEGMENTS.registers[FS] = 0;
	SEGMENTS.registers[GS] = 0;
	SEGMENTS.task = TASK;
	GDT[TASK / 8] |= TASK_BUSY;
	TSS.fault[TASK_MAP] = PAGING.controls[CONTROL_MAP];
}

void
spec_x86_lgdt(uint32_t last, uint32_t at)
{
	AXIOM("the processor is told where its segments are");
	SEGMENTS.gdt = (struct table_state){at, last};
}

void
spec_x86_lidt(uint32_t last, uint32_t at)
{
	AXIOM("the processor is told where its gates are");
	SEGMENTS.idt = (struct table_state){at, last};
}

uint32_t
spec_x86_gdt(void)
{
	AXIOM("the processor looks there");
	return SEGMENTS.gdt.at;
}

void
spec_x86_set_segment(uint32_t number, uint32_t selector)
{
	AXIOM("the processor keeps it");
	REQUIRE(number < SEGMENT_REGISTERS && selector <= SEGMENTS.gdt.last);
	SEGMENTS.registers[number] = selector;
}

void
spec_x86_set_task(uint32_t selector)
{
	AXIOM("the processor keeps it");
	REQUIRE(selector <= SEGMENTS.gdt.last);
	SEGMENTS.task = selector;
}

uint32_t
spec_x86_get_cr(uint32_t number)
{
	AXIOM("the processor tells");
	REQUIRE(number == CONTROL_FAULT || number == CONTROL_MAP);
	return number == CONTROL_FAULT ? SEGMENTS.fault
	                               : PAGING.controls[number];
}

uint32_t
spec_trap_address(void)
{
	return SEGMENTS.fault;
}
