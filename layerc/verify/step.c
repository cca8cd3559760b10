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

static void
must_divide(struct activation *activation, const struct path *path, term b,
            LLVMValueRef place)
{
	struct terms *terms = &activation->machine->terms;
	term zero = term_const(terms, b->width, 0);

	machine_oblige(activation->machine, path, MUST_NOT_DIVIDE_BY_ZERO,
	               term_not(terms, term_eq(terms, b, zero)), NULL, place);
}

static void
must_shift(struct activation *activation, const struct path *path, term b,
           LLVMValueRef place)
{
	struct terms *terms = &activation->machine->terms;
	term width = term_const(terms, b->width, b->width);

	machine_oblige(activation->machine, path, MUST_SHIFT_LESS,
	               term_binary(terms, TERM_ULT, b, width), NULL, place);
}

static term
arithmetic(struct activation *activation, const struct path *path,
           LLVMValueRef instruction)
{
	struct terms *terms = &activation->machine->terms;
	term a = argument(activation, path, instruction, 0);
	term b = argument(activation, path, instruction, 1);
	static const enum term_kind kinds[] = {
		[LLVMAdd] = TERM_ADD,   [LLVMMul] = TERM_MUL,
		[LLVMUDiv] = TERM_UDIV, [LLVMSDiv] = TERM_SDIV,
		[LLVMURem] = TERM_UREM, [LLVMSRem] = TERM_SREM,
		[LLVMShl] = TERM_SHL,   [LLVMLShr] = TERM_LSHR,
		[LLVMAShr] = TERM_ASHR, [LLVMAnd] = TERM_AND,
		[LLVMOr] = TERM_OR,     [LLVMXor] = TERM_XOR,
	};
	LLVMOpcode opcode = LLVMGetInstructionOpcode(instruction);

	switch (opcode) {
	case LLVMSub:
		return term_sub(terms, a, b);
	case LLVMUDiv:
	case LLVMSDiv:
	case LLVMURem:
	case LLVMSRem:
		must_divide(activation, path, b, instruction);
		break;
	case LLVMShl:
	case LLVMLShr:
	case LLVMAShr:
		must_shift(activation, path, b, instruction);
		break;
	default:
		break;
	}
	return term_binary(terms, kinds[opcode], a, b);
}

static term
comparison(struct activation *activation, const struct path *path,
           LLVMValueRef instruction)
{
	struct terms *terms = &activation->machine->terms;
	term a = argument(activation, path, instruction, 0);
	term b = argument(activation, path, instruction, 1);

	switch (LLVMGetICmpPredicate(instruction)) {
	case LLVMIntEQ:
		return term_eq(terms, a, b);
	case LLVMIntNE:
		return term_not(terms, term_eq(terms, a, b));
	case LLVMIntULT:
		return term_binary(terms, TERM_ULT, a, b);
	case LLVMIntUGT:
		return term_binary(terms, TERM_ULT, b, a);
	case LLVMIntULE:
		return term_not(terms, term_binary(terms, TERM_ULT, b, a));
	case LLVMIntUGE:
		return term_not(terms, term_binary(terms, TERM_ULT, a, b));
	case LLVMIntSLT:
		return term_binary(terms, TERM_SLT, a, b);
	case LLVMIntSGT:
		return term_binary(terms, TERM_SLT, b, a);
	case LLVMIntSLE:
		return term_not(terms, term_binary(terms, TERM_SLT, b, a));
	default:
		return term_not(terms, term_binary(terms, TERM_SLT, a, b));
	}
}

/* An address as a number: where its object is, nobody knows. */
static term
address(struct machine *machine, term pointer, LLVMValueRef place)
{
	struct terms *terms = &machine->terms;

	if (pointer->kind == TERM_ITE)
		return term_ite(terms, pointer->args[0],
		                address(machine, pointer->args[1], place),
		                address(machine, pointer->args[2], place));
	if (pointer->kind == TERM_CONST && pointer->value >> 32 == 0)
		return term_extract(terms, pointer, 0, 32);
	if (pointer->kind == TERM_ZEXT)
		return term_zext(terms, pointer->args[0], 32);
	machine_refuse(machine, place, "an address that becomes a number");
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
		return term_extract(terms, a, 0, width);
	case LLVMZExt:
		return term_zext(terms, a, width);
	case LLVMSExt:
		return term_sext(terms, a, width);
	case LLVMIntToPtr:
		a = a->width > 32 ? term_extract(terms, a, 0, 32) : a;
		return term_zext(terms, a, POINTER_BITS);
	case LLVMPtrToInt:
		return term_zext(terms, address(machine, a, instruction),
		                 width);
	default:
		if (a->width != width)
			machine_refuse(machine, instruction,
			               "a value taken for another type's");
		return a;
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
	                        LLVMGetAllocatedType(instruction));
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

	set(activation, path, instruction,
	    machine_load_value(
		    machine, path, argument(activation, path, instruction, 0),
		    bytes_of(machine, type),
		    width_of(machine, type, instruction), instruction));
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
			value = arithmetic(activation, path, instruction);
		else
			machine_refuse(activation->machine, instruction,
			               "an instruction of its kind");
		break;
	}
	set(activation, path, instruction, value);
	return true;
}
