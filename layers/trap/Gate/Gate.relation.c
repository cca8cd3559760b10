/* Gates and tasks are what their tables say. */
#include "Gate.c"

#include "Gate.state.h"

_Static_assert((int)GDT_COUNT == (int)SEGMENT_COUNT &&
                       (int)IDT_COUNT == (int)GATE_COUNT &&
                       TASK_WORDS * 4 == sizeof(struct tss),
               "the tables");

static uint32_t
word(const struct tss *task, uint32_t i)
{
	return i == TASK_PORTS ? task->trace | (uint32_t)task->ports << 16
	                       : ((const uint32_t *)task)[i];
}

void
abstract_Gate(void)
{
	UPDATE(i, 0, SEGMENT_COUNT, GDT[i] = gdt[i]);
	UPDATE(i, 0, GATE_COUNT, {
		uint32_t low = (uint32_t)idt[i], high = idt[i] >> 32;

		IDT[i].is_there = high >> 15 & 1;
		IDT[i].is_task = (high >> 8 & 0x1f) == 5;
		IDT[i].for_users = (high >> 13 & 3) == 3;
		IDT[i].segment = low >> 16;
		IDT[i].handler = (high & 0xffff0000) | (low & 0xffff);
	});
	for (uint32_t i = 0; i < TASK_WORDS; i++) {
		TSS.trap[i] = word(&tss, i);
		TSS.fault[i] = word(&fault_tss, i);
	}
	TSS.trap_at = (uint32_t)&tss;
	TSS.fault_at = (uint32_t)&fault_tss;
	TSS.gdt_at = (uint32_t)gdt;
	TSS.idt_at = (uint32_t)idt;
	TSS.fault_handler = (uint32_t)double_fault;
	TSS.fault_top = (uint32_t)&fault_stack[FAULT_STACK];
}
