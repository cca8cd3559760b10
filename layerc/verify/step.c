/* Instructions, one by one. */
#include "inside.h"

static void
set(struct activation *activation, struct path *path, LLVMValueRef instruction,
    term value)
{
	uintptr_t slot =
		(uintptr_t)map_get(&activation->code->slots, instruction);

	path->values[slot] = value;
}

static term
argument(struct activation *activation, const struct path *path,
         LLVMValueRef instruction, uint32_t i)
{
	return operand(activation, path, LLVMGetOperand(instruction, i),
	               instruction);
}

/* The address of an entry: of type T, T + indices. */
static term
element(struct activation *activation, const struct path *path,
        LLVMValueRef gep)
{
	struct machine *machine = activation->machine;
	struct terms *terms = &machine->terms;
	LLVMTypeRef type = LLVMGetGEPSourceElementType(gep);
	term offset = term_const(terms, 32, 0);
	term pointer = argument(activation, path, gep, 0);

	for (uint32_t i = 1; i < (uint32_t)LLVMGetNumOperands(gep); i++) {
		term index = argument(activation, path, gep, i), size, part;

		if (i > 1 && LLVMGetTypeKind(type) == LLVMStructTypeKind) {
			part = term_const(
				terms, 32,
				LLVMOffsetOfElement(machine->data, type,
			                            (unsigned)index->value));
			type = LLVMStructGetTypeAtIndex(type,
			                                (unsigned)index->value);
		} else {
			if (i > 1)
				type = LLVMGetElementType(type);
			size = term_const(
				terms, 32,
				LLVMABISizeOfType(machine->data, type));
			index = index->width > 32
			                ? term_extract(terms, index, 0, 32)
			                : term_sext(terms, index, 32);
			part = term_binary(terms, TERM_MUL, index, size);
		}
		offset = term_binary(terms, TERM_ADD, offset, part);
	}
	return pointer_add(terms, pointer, offset);
}

static term
comparison(struct activation *activation, const struct path *path,
           LLVMValueRef instruction)
{
	struct terms *terms = &activation->machine->terms;
	LLVMIntPredicate predicate = LLVMGetICmpPredicate(instruction);
	term args[] = {argument(activation, path, instruction, 0),
	               argument(activation, path, instruction, 1)};
	term same = NULL;

	if (LLVMGetTypeKind(LLVMTypeOf(LLVMGetOperand(instruction, 0))) ==
	    LLVMPointerTypeKind)
		same = compare_pointers(activation->machine, path, args,
		                        instruction);
	if (same)
		return predicate == LLVMIntEQ ? same : term_not(terms, same);
	return compare_numbers(terms, predicate, args);
}

static term
conversion(struct activation *activation, const struct path *path,
           LLVMValueRef instruction)
{
	struct machine *machine = activation->machine;
	struct terms *terms = &machine->terms;
	term a = argument(activation, path, instruction, 0);
	uint32_t width =
		width_of(machine, LLVMTypeOf(instruction), instruction);

	switch (LLVMGetInstructionOpcode(instruction)) {
	case LLVMTrunc:
		if (width == 1 &&
		    LLVMIsALoadInst(LLVMGetOperand(instruction, 0)))
			must_be_truth(machine, path, a, instruction);
		return term_extract(terms, a, 0, width);
	case LLVMZExt:
		return term_zext(terms, a, width);
	case LLVMSExt:
		return term_sext(terms, a, width);
	case LLVMIntToPtr:
		a = a->width > 32 ? term_extract(terms, a, 0, 32) : a;
		return pointer_of(machine, term_zext(terms, a, 32));
	case LLVMPtrToInt:
		a = address_of(machine, a, instruction);
		return width < 32 ? term_extract(terms, a, 0, width)
		                  : term_zext(terms, a, width);
	case LLVMBitCast:
		if (a->width == width)
			return a;
		/* fall through */
	default:
		machine_refuse(machine, instruction,
		               "a value taken for another type's");
	}
}

static void
step_alloca(struct activation *activation, struct path *path,
            LLVMValueRef instruction)
{
	struct machine *machine = activation->machine;
	LLVMValueRef count = LLVMGetOperand(instruction, 0);
	struct object *object;

	if (!LLVMIsAConstantInt(count) || LLVMConstIntGetZExtValue(count) != 1)
		machine_refuse(machine, instruction,
		               "an array of variable length");
	object = machine_object(machine, &path->store,
	                        arena_print(machine->arena, "%s",
	                                    LLVMGetValueName(instruction)),
	                        LLVMGetAllocatedType(instruction), NULL);
	object->zeroes = zeroes_of(LLVMGetAlignment(instruction));
	undefine(machine, &path->store, object);
	set(activation, path, instruction,
	    pointer_to(&machine->terms, object,
	               term_const(&machine->terms, 32, 0)));
}

static void
step_load(struct activation *activation, struct path *path,
          LLVMValueRef instruction)
{
	struct machine *machine = activation->machine;
	LLVMTypeRef type = LLVMTypeOf(instruction);
	term value = machine_load_value(
		machine, path, argument(activation, path, instruction, 0),
		bytes_of(machine, type), width_of(machine, type, instruction),
		instruction);

	if (LLVMGetVolatile(instruction) && machine->predicates > 0)
		machine_refuse(machine, instruction,
		               "a volatile variable in a predicate");
	/* What is volatile, a device may have changed. */
	if (LLVMGetVolatile(instruction))
		value = term_fresh(&machine->terms, "volatile", value->width);
	must_be_written(machine, path, value, instruction);
	if (reads_truth(instruction)) {
		must_be_truth(machine, path, value, instruction);
		value = term_zext(&machine->terms,
		                  term_extract(&machine->terms, value, 0, 1),
		                  value->width);
	}
	set(activation, path, instruction, value);
}

static void
step_store(struct activation *activation, struct path *path,
           LLVMValueRef instruction)
{
	struct machine *machine = activation->machine;
	LLVMValueRef value = LLVMGetOperand(instruction, 0);

	machine_store_value(
		machine, path, argument(activation, path, instruction, 1),
		bytes_of(machine, LLVMTypeOf(value)),
		argument(activation, path, instruction, 0), instruction);
}

static term
operation(struct activation *activation, const struct path *path,
          LLVMValueRef instruction)
{
	term args[] = {argument(activation, path, instruction, 0),
	               argument(activation, path, instruction, 1)};

	return arithmetic(activation->machine, path, args, instruction);
}

/* Of a sum and whether it overflows, one: nothing else has parts. */
static term
part(struct activation *activation, const struct path *path,
     LLVMValueRef instruction)
{
	LLVMValueRef call = LLVMGetOperand(instruction, 0), callee;
	const char *name;
	term args[2];

	callee = LLVMIsACallInst(call) ? LLVMGetCalledValue(call) : call;
	name = LLVMGetValueName(callee);
	if (!LLVMIsAFunction(callee) || !counts_overflow(name))
		machine_refuse(activation->machine, instruction,
		               "a part of a value");
	args[0] = argument(activation, path, call, 0);
	args[1] = argument(activation, path, call, 1);
	return part_of_overflow(activation->machine, name, args,
	                        *LLVMGetIndices(instruction));
}

static term
choice(struct activation *activation, const struct path *path,
       LLVMValueRef instruction)
{
	return term_ite(&activation->machine->terms,
	                argument(activation, path, instruction, 0),
	                argument(activation, path, instruction, 1),
	                argument(activation, path, instruction, 2));
}

bool
step(struct activation *activation, struct path *path, LLVMValueRef instruction)
{
	LLVMOpcode opcode = LLVMGetInstructionOpcode(instruction);
	term value;

	switch (opcode) {
	case LLVMPHI:
		return true;
	case LLVMCall:
		return step_call(activation, path, instruction);
	case LLVMAlloca:
		step_alloca(activation, path, instruction);
		return true;
	case LLVMLoad:
		step_load(activation, path, instruction);
		return true;
	case LLVMStore:
		step_store(activation, path, instruction);
		return true;
	case LLVMGetElementPtr:
		value = element(activation, path, instruction);
		break;
	case LLVMICmp:
		value = comparison(activation, path, instruction);
		break;
	case LLVMExtractValue:
		value = part(activation, path, instruction);
		break;
	case LLVMSelect:
		value = choice(activation, path, instruction);
		break;
	case LLVMFreeze:
		value = argument(activation, path, instruction, 0);
		break;
	default:
		if (LLVMIsACastInst(instruction))
			value = conversion(activation, path, instruction);
		else if (LLVMIsABinaryOperator(instruction) &&
		         LLVMGetTypeKind(LLVMTypeOf(instruction)) ==
		                 LLVMIntegerTypeKind &&
		         width_of(activation->machine, LLVMTypeOf(instruction),
		                  instruction))
			value = operation(activation, path, instruction);
		else
			machine_refuse(activation->machine, instruction,
			               "an instruction of its kind");
		break;
	}
	set(activation, path, instruction, value);
	return true;
}
