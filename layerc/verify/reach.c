#include "reach.h"

static void
reach_operands(struct reach *reach, struct arena *arena, LLVMValueRef value)
{
	for (int i = 0; i < LLVMGetNumOperands(value); i++)
		reach_from(reach, arena, LLVMGetOperand(value, (unsigned)i));
}

void
reach_from(struct reach *reach, struct arena *arena, LLVMValueRef value)
{
	if (!LLVMIsAConstant(value) || map_get(&reach->seen, value))
		return;
	map_put(arena, &reach->seen, value, value);
	*list_add(arena, &reach->all) = value;
	reach_operands(reach, arena, value);
	if (!LLVMIsAFunction(value))
		return;
	for (LLVMBasicBlockRef block = LLVMGetFirstBasicBlock(value); block;
	     block = LLVMGetNextBasicBlock(block))
		for (LLVMValueRef at = LLVMGetFirstInstruction(block); at;
		     at = LLVMGetNextInstruction(at))
			reach_operands(reach, arena, at);
}
