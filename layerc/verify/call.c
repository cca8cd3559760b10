/* Calls: of what is in the modules, of specifications, of the machine's own. */
#include <string.h>

#include "inside.h"

enum { ARGUMENTS_MOST = 16 };

static term
argument(struct activation *activation, const struct path *path,
         LLVMValueRef call, uint32_t i)
{
	return operand(activation, path, LLVMGetOperand(call, i), call);
}

/* LLVM's own functions: what moves memory, and what is only for debuggers. */
static bool
step_intrinsic(struct activation *activation, struct path *path,
               LLVMValueRef call, const char *name)
{
	struct machine *machine = activation->machine;
	bool copies = strncmp(name, "llvm.memcpy.", 12) == 0 ||
	              strncmp(name, "llvm.memmove.", 13) == 0;
	term size;

	if (strncmp(name, "llvm.dbg.", 9) == 0 ||
	    strncmp(name, "llvm.lifetime.", 14) == 0)
		return true;
	if (!copies && strncmp(name, "llvm.memset.", 12) != 0)
		return false;
	size = argument(activation, path, call, 2);
	if (size->kind != TERM_CONST)
		machine_refuse(machine, call, "a copy of so many bytes");
	(copies ? machine_copy : machine_fill)(
		machine, path, argument(activation, path, call, 0),
		argument(activation, path, call, 1), (uint32_t)size->value,
		call);
	return true;
}

/*
 * What a name means to its caller: a function of its own module or of another
 * of the same side, or what the specification below says of it.
 */
static LLVMValueRef
resolve(struct machine *machine, LLVMValueRef callee)
{
	const char *name = LLVMGetValueName(callee);
	LLVMValueRef found;

	if (!LLVMIsDeclaration(callee))
		return callee;
	found = machine_function(machine, name);
	if (found)
		return found;
	return machine_function(machine,
	                        arena_print(machine->arena, "spec_%s", name));
}

static void
set_result(struct activation *activation, struct path *path, LLVMValueRef call,
           term result)
{
	uintptr_t slot = (uintptr_t)map_get(&activation->code->slots, call);

	if (result)
		path->values[slot] = result;
}

static void
run_callee(struct activation *activation, struct path *path, LLVMValueRef call,
           LLVMValueRef callee)
{
	struct machine *machine = activation->machine;
	uint32_t count = LLVMGetNumArgOperands(call);
	term args[ARGUMENTS_MOST];

	if (count > ARGUMENTS_MOST || count != LLVMCountParams(callee))
		machine_refuse(machine, call, "the arguments of '%s'",
		               LLVMGetValueName(callee));
	for (uint32_t i = 0; i < count; i++) {
		args[i] = argument(activation, path, call, i);
		if (args[i]->width !=
		    width_of(machine, LLVMTypeOf(LLVMGetParam(callee, i)),
		             call))
			machine_refuse(machine, call,
			               "argument %u of '%s' is another type's",
			               i + 1, LLVMGetValueName(callee));
	}
	set_result(activation, path, call,
	           machine_run(machine, callee, args, path));
}

static void
run_builtin(struct activation *activation, struct path *path, LLVMValueRef call,
            builtin known)
{
	term args[ARGUMENTS_MOST];

	for (uint32_t i = 0;
	     i < LLVMGetNumArgOperands(call) && i < ARGUMENTS_MOST; i++)
		args[i] = argument(activation, path, call, i);
	set_result(activation, path, call,
	           known(activation->machine, path, args, call));
}

bool
step_call(struct activation *activation, struct path *path, LLVMValueRef call)
{
	struct machine *machine = activation->machine;
	LLVMValueRef callee = LLVMGetCalledValue(call), resolved;
	const char *name;

	if (LLVMIsAInlineAsm(callee))
		machine_refuse(machine, call, "inline assembly");
	if (!LLVMIsAFunction(callee))
		machine_refuse(machine, call, "a call by an address");
	name = LLVMGetValueName(callee);
	if (LLVMGetIntrinsicID(callee) != 0) {
		if (!step_intrinsic(activation, path, call, name))
			machine_refuse(machine, call, "'%s'", name);
		return true;
	}
	if (strcmp(name, "layerc_loop_begin") == 0) {
		pass_annotation(activation, path, call);
		return false;
	}
	if (strcmp(name, "layerc_loop_end") == 0) {
		if (!activation->annotated)
			return true;
		activation->reached = arena_new(machine->arena, struct path);
		*activation->reached = *path;
		activation->reached_end = call;
		return false;
	}
	if (builtin_of(name)) {
		run_builtin(activation, path, call, builtin_of(name));
		return !term_is_false(path->guard);
	}
	resolved = resolve(machine, callee);
	if (!resolved)
		machine_refuse(
			machine, call,
			"a call of '%s', of which no specification tells",
			name);
	run_callee(activation, path, call, resolved);
	return !term_is_false(path->guard);
}
