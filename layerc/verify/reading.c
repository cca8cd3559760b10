/* What may be read: what was written before, and truths that are 0 or 1. */
#include "inside.h"

static bool
is_cast(term a)
{
	return a->kind == TERM_EXTRACT || a->kind == TERM_CONCAT ||
	       a->kind == TERM_ZEXT || a->kind == TERM_SEXT;
}

term
is_written(struct machine *machine, term value)
{
	struct terms *terms = &machine->terms;
	term known = map_get(&machine->written, value);

	if (known)
		return known;
	known = term_bool(terms, value->kind != TERM_APPLY ||
	                                 !value->symbol->is_undefined);
	if (value->kind == TERM_ITE)
		known = term_ite(terms, value->args[0],
		                 is_written(machine, value->args[1]),
		                 is_written(machine, value->args[2]));
	for (uint32_t i = 0; is_cast(value) && i < value->count; i++)
		known = term_and(terms, known,
		                 is_written(machine, value->args[i]));
	map_put(machine->arena, &machine->written, value,
	        (void *)(uintptr_t)known);
	return known;
}

void
undefine(struct machine *machine, struct store *store,
         const struct object *object)
{
	list_each (struct leaf, leaf, &object->leaves) {
		const struct node *node =
			node_unknown(&machine->memory,
		                     arena_print(machine->arena, "%s%s",
		                                 object->name, leaf->path),
		                     leaf);

		node->symbol->is_undefined = true;
		store_set(&machine->memory, store, leaf->id, node);
	}
}

/* Whether a word is read only to replace a part of it: a field of bits. */
static bool
is_put_back(LLVMValueRef load)
{
	LLVMValueRef at = load, pointer = LLVMGetOperand(load, 0);

	for (;;) {
		LLVMUseRef use = LLVMGetFirstUse(at);
		LLVMOpcode opcode;

		if (!use || LLVMGetNextUse(use))
			return false;
		at = LLVMGetUser(use);
		opcode = LLVMGetInstructionOpcode(at);
		if (opcode == LLVMStore)
			return LLVMGetOperand(at, 1) == pointer;
		if (opcode != LLVMAnd && opcode != LLVMOr)
			return false;
	}
}

void
must_be_written(struct machine *machine, const struct path *path, term value,
                LLVMValueRef load)
{
	if (!is_put_back(load))
		machine_oblige(machine, path, MUST_BE_WRITTEN,
		               is_written(machine, value), NULL, load);
}

/* What is in memory from before is taken for truths where it is read so. */
static term
is_truth(struct machine *machine, term byte)
{
	struct terms *terms = &machine->terms;

	if (byte->kind == TERM_ITE)
		return term_ite(terms, byte->args[0],
		                is_truth(machine, byte->args[1]),
		                is_truth(machine, byte->args[2]));
	if (byte->kind == TERM_APPLY && byte->symbol->is_memory)
		return term_bool(terms, true);
	return term_binary(terms, TERM_ULT, byte,
	                   term_const(terms, byte->width, 2));
}

bool
reads_truth(LLVMValueRef load)
{
	static const char range[] = "range";
	LLVMValueRef bounds[2] = {NULL},
		     metadata = LLVMGetMetadata(
			     load, LLVMGetMDKindIDInContext(
					   LLVMGetTypeContext(LLVMTypeOf(load)),
					   range, sizeof(range) - 1));

	if (!metadata || LLVMGetMDNodeNumOperands(metadata) != 2)
		return false;
	LLVMGetMDNodeOperands(metadata, bounds);
	return LLVMConstIntGetZExtValue(bounds[0]) == 0 &&
	       LLVMConstIntGetZExtValue(bounds[1]) == 2;
}

void
must_be_truth(struct machine *machine, const struct path *path, term byte,
              LLVMValueRef instruction)
{
	machine_oblige(machine, path, MUST_BE_TRUTH, is_truth(machine, byte),
	               NULL, instruction);
}
