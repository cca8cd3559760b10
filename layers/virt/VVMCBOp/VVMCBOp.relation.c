/* What a guest's state is, in the words of its control block. */
#include "VVMCBOp.c"
#include "VVMCBEvent.c"
#include "VVMCBExit.c"

#include "VVMCBOp.state.h"

_Static_assert((int)VMS_COUNT == (int)VMCB_COUNT &&
                       VMS_REGISTERS == VM_REGISTERS - VM_EAX &&
                       (int)VMS_SEGMENTS == (int)VM_SEGMENTS &&
                       (int)VMS_SEGMENT_WORDS == (int)SEGMENT_WORDS &&
                       (int)VMS_EXIT_WORDS == (int)EXIT_WORDS,
               "what there is of a guest");

static void
abstract_state(void)
{
	for (uint32_t i = 0; i < VMS_REGISTERS; i++)
		UPDATE(id, 0, VMS_COUNT,
		       VMS.of[id].registers[i] =
		               VMCB.words[id][REGISTER_AT(i)]);
	for (uint32_t i = 0; i < VMS_SEGMENT_WORDS; i++)
		UPDATE_BOTH(id, 0, VMS_COUNT, n, 0, VMS_SEGMENTS,
		            VMS.of[id].segments[n][i] =
		                    VMCB.words[id][SEGMENT_OFFSET(n) / 4 + i]);
	UPDATE(id, 0, VMS_COUNT, {
		VMS.of[id].ring = VMCB.words[id][RING_AT];
		VMS.of[id].shadow = VMCB.words[id][SHADOW_AT];
		VMS.of[id].event = VMCB.words[id][EVENT_AT];
		VMS.of[id].error = VMCB.words[id][EVENT_AT + 1];
	});
}

static void
abstract_exit(void)
{
	UPDATE(id, 0, VMS_COUNT, {
		VMS.of[id].exit[EXIT_CODE] = VMCB.words[id][EXIT_AT];
		VMS.of[id].next_eip = VMCB.words[id][NEXT_EIP_AT];
		VMS.of[id].was_event = VMCB.words[id][WAS_EVENT_AT];
		VMS.of[id].was_error = VMCB.words[id][WAS_EVENT_AT + 1];
	});
	for (uint32_t i = EXIT_INFO_1; i < VMS_EXIT_WORDS; i++)
		UPDATE(id, 0, VMS_COUNT,
		       VMS.of[id].exit[i] = VMCB.words[id][EXIT_AT + 1 + i]);
}

/* The same of what the last guest went on with. */
static void
abstract_entered(struct virtual_machine_state *it, const uint32_t *words)
{
	for (uint32_t i = 0; i < VMS_REGISTERS; i++)
		it->registers[i] = words[REGISTER_AT(i)];
	for (uint32_t n = 0; n < VMS_SEGMENTS; n++)
		for (uint32_t i = 0; i < VMS_SEGMENT_WORDS; i++)
			it->segments[n][i] = words[SEGMENT_OFFSET(n) / 4 + i];
	it->is_confined = IS_CONFINED_BY(words);
	it->ring = words[RING_AT];
	it->ahead_low = words[VMCB_TSC_OFFSET / 4];
	it->ahead_high = words[VMCB_TSC_OFFSET / 4 + 1];
	it->flush = words[VMCB_TLB_CONTROL / 4];
	it->interrupts = words[INTERRUPTS_AT];
	it->exits = words[VMCB_INTERCEPT_1 / 4];
	it->shadow = words[SHADOW_AT];
	it->exit[EXIT_CODE] = words[EXIT_AT];
	for (uint32_t i = EXIT_INFO_1; i < VMS_EXIT_WORDS; i++)
		it->exit[i] = words[EXIT_AT + 1 + i];
	it->next_eip = words[NEXT_EIP_AT];
	it->event = words[EVENT_AT];
	it->error = words[EVENT_AT + 1];
	it->was_event = words[WAS_EVENT_AT];
	it->was_error = words[WAS_EVENT_AT + 1];
}

void
abstract_VVMCBOp(void)
{
	VMS.begin = VMCB.begin;
	abstract_entered(&ENTERED, BEGUN);
	abstract_state();
	abstract_exit();
	UPDATE(id, 0, VMS_COUNT, {
		VMS.of[id].is_confined = IS_CONFINED(id);
		VMS.of[id].ahead_low = VMCB_WORD(id, VMCB_TSC_OFFSET);
		VMS.of[id].ahead_high = VMCB_WORD(id, VMCB_TSC_OFFSET + 4);
		VMS.of[id].flush = VMCB_WORD(id, VMCB_TLB_CONTROL);
		VMS.of[id].interrupts = VMCB.words[id][INTERRUPTS_AT];
		VMS.of[id].exits = VMCB_WORD(id, VMCB_INTERCEPT_1);
	});
}
