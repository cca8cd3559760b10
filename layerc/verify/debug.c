/* What debugging information says of types: names of fields. */
#include <llvm-c/DebugInfo.h>
#include <string.h>

#include "inside.h"

/* Where nodes have what is asked for, as LLVM's DIType and others lay out. */
enum {
	TYPE_NAME = 2,
	TYPE_BASE = 3,
	TYPE_ELEMENTS = 4,
	VARIABLE_TYPE = 3,
	EXPRESSION_VARIABLE = 0,
	VARIABLE_NAME = 1,
	SUBPROGRAM_TYPE = 4,
	ROUTINE_TYPES = 3,
};

/* An operand of a node, or NULL. */
static LLVMValueRef
operand_of(struct machine *machine, LLVMValueRef node, uint32_t i)
{
	uint32_t count = node ? LLVMGetMDNodeNumOperands(node) : 0;
	LLVMValueRef *operands;

	if (i >= count)
		return NULL;
	operands = arena_array(machine->arena, LLVMValueRef, count);
	LLVMGetMDNodeOperands(node, operands);
	return operands[i];
}

static LLVMMetadataKind
kind_of(LLVMValueRef node)
{
	return LLVMGetMetadataKind(LLVMValueAsMetadata(node));
}

/* Without typedefs and qualifiers; NULL if that is no structure or array. */
static LLVMValueRef
composite_of(struct machine *machine, LLVMValueRef type)
{
	while (type && kind_of(type) == LLVMDIDerivedTypeMetadataKind)
		type = operand_of(machine, type, TYPE_BASE);
	return type && kind_of(type) == LLVMDICompositeTypeMetadataKind ? type
	                                                                : NULL;
}

LLVMValueRef
debug_of_global(struct machine *machine, LLVMValueRef global)
{
	size_t count;
	LLVMValueMetadataEntry *entries =
		LLVMGlobalCopyAllMetadata(global, &count);
	LLVMValueRef found = NULL;

	for (unsigned i = 0; i < count; i++) {
		LLVMMetadataRef node =
			LLVMValueMetadataEntriesGetMetadata(entries, i);

		if (LLVMGetMetadataKind(node) ==
		    LLVMDIGlobalVariableExpressionMetadataKind)
			found = LLVMMetadataAsValue(machine->context, node);
	}
	LLVMDisposeValueMetadataEntries(entries);
	return operand_of(machine,
	                  operand_of(machine, found, EXPRESSION_VARIABLE),
	                  VARIABLE_TYPE);
}

LLVMValueRef
debug_of_parameter(struct machine *machine, LLVMValueRef param)
{
	LLVMValueRef function = LLVMGetParamParent(param), type;
	LLVMMetadataRef program = LLVMGetSubprogram(function);
	uint32_t number = 1;

	if (!program)
		return NULL;
	for (LLVMValueRef at = LLVMGetFirstParam(function); at != param;
	     at = LLVMGetNextParam(at))
		number++;
	type = operand_of(machine,
	                  LLVMMetadataAsValue(machine->context, program),
	                  SUBPROGRAM_TYPE);
	type = operand_of(machine, operand_of(machine, type, ROUTINE_TYPES),
	                  number);
	while (type && kind_of(type) == LLVMDIDerivedTypeMetadataKind &&
	       LLVMDITypeGetSizeInBits(LLVMValueAsMetadata(type)) !=
	               POINTER_BYTES * 8)
		type = operand_of(machine, type, TYPE_BASE);
	return operand_of(machine, type, TYPE_BASE);
}

/* The variable in which an instruction keeps a parameter, or NULL. */
static LLVMValueRef
kept_in(LLVMValueRef instruction, LLVMValueRef param)
{
	return LLVMIsAStoreInst(instruction) &&
	                       LLVMGetOperand(instruction, 0) == param
	               ? LLVMGetOperand(instruction, 1)
	               : NULL;
}

/* What an instruction declares a variable to be called, or NULL. */
static const char *
declared_name(struct machine *machine, LLVMValueRef instruction,
              LLVMValueRef variable)
{
	LLVMValueRef declared;
	const char *name;
	unsigned len;

	if (!LLVMIsADbgDeclareInst(instruction))
		return NULL;
	declared = LLVMGetOperand(instruction, 0);
	if (LLVMGetMDNodeNumOperands(declared) != 1)
		return NULL;
	LLVMGetMDNodeOperands(declared, &declared);
	if (declared != variable)
		return NULL;
	declared = operand_of(machine, LLVMGetOperand(instruction, 1),
	                      VARIABLE_NAME);
	if (!declared)
		return NULL;
	name = LLVMGetMDString(declared, &len);
	return arena_text(machine->arena, name, len);
}

const char *
name_of_parameter(struct machine *machine, LLVMValueRef param)
{
	LLVMBasicBlockRef block =
		LLVMGetFirstBasicBlock(LLVMGetParamParent(param));
	LLVMValueRef at = block ? LLVMGetFirstInstruction(block) : NULL;
	LLVMValueRef variable = param;
	const char *name = NULL;

	for (; at && !name; at = LLVMGetNextInstruction(at)) {
		LLVMValueRef kept = kept_in(at, param);

		if (kept)
			variable = kept;
		name = declared_name(machine, at, variable);
	}
	return name ? name
	            : arena_print(machine->arena, "%s",
	                          LLVMGetValueName(param));
}

LLVMValueRef
debug_member(struct machine *machine, LLVMValueRef type, uint32_t offset,
             const char **name)
{
	LLVMValueRef elements =
		operand_of(machine, composite_of(machine, type), TYPE_ELEMENTS);
	LLVMValueRef found = NULL;
	uint32_t count = elements ? LLVMGetMDNodeNumOperands(elements) : 0;

	for (uint32_t i = 0; i < count; i++) {
		LLVMValueRef member = operand_of(machine, elements, i), words;
		unsigned len;

		if (!member ||
		    kind_of(member) != LLVMDIDerivedTypeMetadataKind ||
		    LLVMDITypeGetOffsetInBits(LLVMValueAsMetadata(member)) !=
		            (uint64_t)offset * 8)
			continue;
		words = operand_of(machine, member, TYPE_NAME);
		if (found || !words)
			return NULL;
		*name = LLVMGetMDString(words, &len);
		*name = arena_text(machine->arena, *name, len);
		found = member;
	}
	return found;
}

LLVMValueRef
debug_entry(struct machine *machine, LLVMValueRef type, uint32_t *taken)
{
	LLVMValueRef array = composite_of(machine, type);
	LLVMValueRef ranges = operand_of(machine, array, TYPE_ELEMENTS);
	uint32_t count = ranges ? LLVMGetMDNodeNumOperands(ranges) : 0;

	if (++*taken < count)
		return array;
	*taken = 0;
	return operand_of(machine, array, TYPE_BASE);
}

uint32_t
debug_bytes(struct machine *machine, LLVMValueRef type)
{
	uint64_t bits = 0;

	while (type &&
	       (bits = LLVMDITypeGetSizeInBits(LLVMValueAsMetadata(type))) == 0)
		type = operand_of(machine, type, TYPE_BASE);
	return (uint32_t)(bits / 8);
}

bool
debug_is_truth(struct machine *machine, LLVMValueRef type)
{
	unsigned len;

	while (type && kind_of(type) == LLVMDIDerivedTypeMetadataKind)
		type = operand_of(machine, type, TYPE_BASE);
	if (!type || kind_of(type) != LLVMDIBasicTypeMetadataKind)
		return false;
	type = operand_of(machine, type, TYPE_NAME);
	return type && strncmp(LLVMGetMDString(type, &len), "_Bool", 5) == 0;
}
