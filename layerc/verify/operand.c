/* Operands, and what constants are. */
#include "inside.h"

static struct object *
function_object(struct machine *machine, LLVMValueRef function)
{
	struct object *object = map_get(&machine->functions, function);

	if (object)
		return object;
	object = arena_new(machine->arena, struct object);
	*object = (struct object){
		.id = machine->objects.count,
		.name = arena_print(machine->arena, "%s",
	                            LLVMGetValueName(function)),
		.function = function,
		.is_constant = true,
		.is_global = true,
	};
	*list_add(machine->arena, &machine->objects) = object;
	map_put(machine->arena, &machine->functions, function, object);
	return object;
}

/* The offset that constant indices of a type come to. */
static uint32_t
constant_offset(struct machine *machine, LLVMValueRef value, LLVMValueRef place)
{
	LLVMTypeRef type = LLVMGetGEPSourceElementType(value);
	uint32_t offset = 0;

	for (uint32_t i = 1; i < (uint32_t)LLVMGetNumOperands(value); i++) {
		LLVMValueRef index = LLVMGetOperand(value, i);
		uint32_t n;

		if (!LLVMIsAConstantInt(index))
			machine_refuse(machine, place,
			               "an address that is no number");
		n = (uint32_t)LLVMConstIntGetSExtValue(index);
		if (i == 1) {
			offset += n * (uint32_t)LLVMABISizeOfType(machine->data,
			                                          type);
		} else if (LLVMGetTypeKind(type) == LLVMStructTypeKind) {
			offset += (uint32_t)LLVMOffsetOfElement(machine->data,
			                                        type, n);
			type = LLVMStructGetTypeAtIndex(type, n);
		} else {
			type = LLVMGetElementType(type);
			offset += n * (uint32_t)LLVMABISizeOfType(machine->data,
			                                          type);
		}
	}
	return offset;
}

/* A constant sum, mask or comparison of addresses, or NULL. */
static term
constant_operation(struct machine *machine, LLVMValueRef value,
                   LLVMValueRef place)
{
	term args[2] = {constant(machine, LLVMGetOperand(value, 0), place)};
	struct terms *terms = &machine->terms;

	args[1] = constant(machine, LLVMGetOperand(value, 1), place);
	switch (LLVMGetConstOpcode(value)) {
	case LLVMAdd:
		return term_binary(terms, TERM_ADD, args[0], args[1]);
	case LLVMSub:
		return term_sub(terms, args[0], args[1]);
	case LLVMAnd:
		return term_and(terms, args[0], args[1]);
	case LLVMOr:
		return term_or(terms, args[0], args[1]);
	case LLVMLShr:
		return term_binary(terms, TERM_LSHR, args[0], args[1]);
	case LLVMShl:
		return term_binary(terms, TERM_SHL, args[0], args[1]);
	case LLVMUDiv:
		return term_binary(terms, TERM_UDIV, args[0], args[1]);
	case LLVMURem:
		return term_binary(terms, TERM_UREM, args[0], args[1]);
	case LLVMICmp:
		return args[0]->width == POINTER_BITS
		               ? NULL
		               : compare_numbers(terms,
		                                 LLVMGetICmpPredicate(value),
		                                 args);
	default:
		return NULL;
	}
}

static term
constant_expression(struct machine *machine, LLVMValueRef value,
                    LLVMValueRef place)
{
	LLVMTypeRef type = LLVMTypeOf(value);
	term first = constant(machine, LLVMGetOperand(value, 0), place);
	struct terms *terms = &machine->terms;
	term result;

	switch (LLVMGetConstOpcode(value)) {
	case LLVMBitCast:
		return first;
	case LLVMGetElementPtr:
		return pointer_add(
			terms, first,
			term_const(terms, 32,
		                   constant_offset(machine, value, place)));
	case LLVMIntToPtr:
		if (first->width > 32)
			first = term_extract(terms, first, 0, 32);
		return pointer_of(machine, term_zext(terms, first, 32));
	case LLVMPtrToInt:
		first = address_of(machine, first, place);
		if (width_of(machine, type, place) < 32)
			return term_extract(terms, first, 0,
			                    width_of(machine, type, place));
		return term_zext(terms, first, width_of(machine, type, place));
	case LLVMAdd:
		return term_binary(
			terms, TERM_ADD, first,
			constant(machine, LLVMGetOperand(value, 1), place));
	case LLVMTrunc:
		return term_extract(terms, first, 0,
		                    width_of(machine, type, place));
	case LLVMZExt:
		return term_zext(terms, first, width_of(machine, type, place));
	default:
		result = LLVMGetNumOperands(value) == 2
		                 ? constant_operation(machine, value, place)
		                 : NULL;
		if (!result)
			machine_refuse(machine, place, "a constant expression");
		return result;
	}
}

term
constant(struct machine *machine, LLVMValueRef value, LLVMValueRef place)
{
	LLVMTypeRef type = LLVMTypeOf(value);
	struct terms *terms = &machine->terms;
	struct object *object;

	if (LLVMIsAConstantInt(value))
		return term_const(terms, width_of(machine, type, place),
		                  LLVMConstIntGetZExtValue(value));
	if (LLVMIsAConstantPointerNull(value))
		return term_const(terms, POINTER_BITS, 0);
	if (LLVMIsUndef(value))
		return term_fresh(terms, "undefined",
		                  width_of(machine, type, place));
	if (LLVMIsAFunction(value))
		return pointer_to(terms, function_object(machine, value),
		                  term_const(terms, 32, 0));
	if (LLVMIsAGlobalVariable(value)) {
		if (machine->world == WORLD_SPEC &&
		    !machine_may_name(machine, value))
			machine_refuse(machine, place,
			               "'%s' in a specification: it is no "
			               "component of the overlay",
			               LLVMGetValueName(value));
		if (machine->in_invariant && machine_is_passing(machine, value))
			machine_refuse(machine, place,
			               "an invariant or relation of '%s', "
			               "which others "
			               "than the layer write",
			               LLVMGetValueName(value));
		machine->has_named_ended |= machine_is_ended(machine, value);
		object = machine_global(machine, machine->world, value);
		if (!object)
			machine_refuse(machine, place,
			               "a variable of no known size: '%s'",
			               LLVMGetValueName(value));
		return pointer_to(terms, object, term_const(terms, 32, 0));
	}
	if (LLVMIsAConstantExpr(value))
		return constant_expression(machine, value, place);
	machine_refuse(machine, place, "a constant of its kind");
}

term
operand(struct activation *activation, const struct path *path,
        LLVMValueRef value, LLVMValueRef place)
{
	uintptr_t slot = (uintptr_t)map_get(&activation->code->slots, value);

	if (slot == 0)
		return constant(activation->machine, value, place);
	if (!path->values[slot])
		machine_refuse(activation->machine, place,
		               "a value that has not been computed");
	return path->values[slot];
}
