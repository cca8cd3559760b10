/* What primitives are called with. */
#include "inside.h"
#include "lifted.h"

term
parameter(struct machine *machine, struct path *path, LLVMValueRef param)
{
	LLVMTypeRef type = LLVMTypeOf(param);
	const char *name = name_of_parameter(machine, param);
	struct symbol *symbol;
	struct object *object;

	if (LLVMGetTypeKind(type) != LLVMPointerTypeKind) {
		symbol = term_symbol(&machine->terms, name,
		                     width_of(machine, type, NULL), 0);
		symbol->is_state = true;
		return term_apply(&machine->terms, symbol, NULL);
	}
	type = LLVMGetElementType(type);
	if (!LLVMTypeIsSized(type))
		machine_refuse(machine, NULL,
		               "parameter '%s' points to what has no size",
		               name);
	object = machine_object(machine, &path->store, name, type,
	                        debug_of_parameter(machine, param));
	object->is_given = true;
	return pointer_to(&machine->terms, object,
	                  term_const(&machine->terms, 32, 0));
}

void
take_parameters(struct machine *machine, struct path *path,
                const struct lifted *lifted, LLVMValueRef code,
                term args[2][PARAMETERS_MOST])
{
	if (LLVMCountParams(code) != LLVMCountParams(lifted->spec) ||
	    LLVMCountParams(code) > PARAMETERS_MOST)
		machine_refuse(machine, NULL,
		               "'%s', which has other parameters",
		               LLVMGetValueName(lifted->spec));
	for (uint32_t i = 0; i < LLVMCountParams(code); i++) {
		LLVMValueRef taken = LLVMGetParam(code, i);
		LLVMValueRef told = LLVMGetParam(lifted->spec, i);
		bool is_address =
			is_told_as_number(LLVMTypeOf(taken), LLVMTypeOf(told));
		term arg = lifted->code ? lifted_parameter(machine, path, taken)
		           : takes_bytes(lifted->spec, i)
		                   ? parameter_to_bytes(machine, path, taken)
		                   : parameter(machine, path,
		                               is_address ? told : taken);

		args[WORLD_SPEC][i] = arg;
		args[WORLD_CODE][i] =
			is_address ? pointer_of(machine, arg) : arg;
	}
}
