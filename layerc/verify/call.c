/* Calls: of what is in the modules, of specifications, of the machine's own. */
#include <string.h>

#include "inside.h"

enum { ARGUMENTS_MOST = 16, DEPTH_MOST = 64 };

static term
argument(struct activation *activation, const struct path *path,
         LLVMValueRef call, uint32_t i)
{
	return operand(activation, path, LLVMGetOperand(call, i), call);
}

/*
 * A variable is declared, perhaps again in a loop: what it held is gone.  Those
 * of the first block are declared once, parameters after they were stored.
 */
static void
declare(struct activation *activation, struct path *path, LLVMValueRef call)
{
	struct machine *machine = activation->machine;
	LLVMValueRef variable = LLVMGetOperand(call, 0);
	term pointer;

	if (LLVMGetMDNodeNumOperands(variable) != 1 ||
	    LLVMGetInstructionParent(call) == activation->code->order[0])
		return;
	LLVMGetMDNodeOperands(variable, &variable);
	if (!variable || !LLVMIsAAllocaInst(variable))
		return;
	pointer = operand(activation, path, variable, call);
	undefine(machine, &path->store,
	         machine->objects.items[pointer->value >> 32]);
}

/* LLVM's own functions: what moves memory, and what is only for debuggers. */
static bool
step_intrinsic(struct activation *activation, struct path *path,
               LLVMValueRef call, const char *name)
{
	struct machine *machine = activation->machine;
	bool copies = strncmp(name, "llvm.memcpy.", 12) == 0;
	bool moves = strncmp(name, "llvm.memmove.", 13) == 0;
	term size;

	if (strcmp(name, "llvm.dbg.declare") == 0)
		declare(activation, path, call);
	if (strncmp(name, "llvm.dbg.", 9) == 0 ||
	    strncmp(name, "llvm.lifetime.", 14) == 0 || counts_overflow(name))
		return true;
	if (!copies && !moves && strncmp(name, "llvm.memset.", 12) != 0)
		return false;
	size = argument(activation, path, call, 2);
	if (size->kind != TERM_CONST)
		machine_refuse(machine, call, "a copy of so many bytes");
	(copies  ? machine_copy_apart
	 : moves ? machine_copy
	         : machine_fill)(machine, path,
	                         argument(activation, path, call, 0),
	                         argument(activation, path, call, 1),
	                         (uint32_t)size->value, call);
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
	uint32_t module = machine_module_of(machine, callee);
	LLVMValueRef found;

	if (!LLVMIsDeclaration(callee))
		return callee;
	found = machine_nearest(machine, module, name);
	if (found && LLVMGetLinkage(found) != LLVMInternalLinkage)
		return found;
	return machine_spec_for_caller(machine, callee, name);
}

static void
set_result(struct activation *activation, struct path *path, LLVMValueRef call,
           term result)
{
	uintptr_t slot = (uintptr_t)map_get(&activation->code->slots, call);

	if (result)
		path->values[slot] = result;
}

/* Whether values of either type are kept alike. */
static bool
is_alike(struct machine *machine, LLVMTypeRef a, LLVMTypeRef b,
         LLVMValueRef place)
{
	if (LLVMGetTypeKind(a) != LLVMGetTypeKind(b))
		return false;
	return LLVMGetTypeKind(a) == LLVMVoidTypeKind ||
	       width_of(machine, a, place) == width_of(machine, b, place);
}

bool
is_told_as_number(LLVMTypeRef code, LLVMTypeRef spec)
{
	return LLVMGetTypeKind(code) == LLVMPointerTypeKind &&
	       LLVMGetTypeKind(spec) == LLVMIntegerTypeKind &&
	       LLVMGetIntTypeWidth(spec) == 32;
}

static void
run_callee(struct activation *activation, struct path *path, LLVMValueRef call,
           LLVMValueRef callee)
{
	struct machine *machine = activation->machine;
	uint32_t count = LLVMGetNumArgOperands(call);
	LLVMTypeRef type = LLVMGlobalGetValueType(callee);
	const char *name = LLVMGetValueName(callee);
	term args[ARGUMENTS_MOST];

	if (machine->depth >= DEPTH_MOST)
		machine_refuse(machine, call,
		               "calls more than %d deep, or recursion (%s)",
		               DEPTH_MOST, name);
	if (count > ARGUMENTS_MOST || count != LLVMCountParams(callee) ||
	    LLVMIsFunctionVarArg(type))
		machine_refuse(machine, call, "the arguments of '%s'", name);
	if (!is_alike(machine, LLVMTypeOf(call), LLVMGetReturnType(type), call))
		machine_refuse(machine, call,
		               "the result of '%s' is another type's", name);
	for (uint32_t i = 0; i < count; i++) {
		LLVMTypeRef param = LLVMTypeOf(LLVMGetParam(callee, i));

		args[i] = argument(activation, path, call, i);
		if (is_told_as_number(LLVMTypeOf(LLVMGetOperand(call, i)),
		                      param))
			args[i] = address_of(machine, args[i], call);
		if (args[i]->width != width_of(machine, param, call))
			machine_refuse(machine, call,
			               "argument %u of '%s' is another type's",
			               i + 1, name);
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

/* Whether a variable has room for what a parameter is to point to. */
static bool
has_room(struct machine *machine, const struct object *object, term arg,
         LLVMTypeRef type)
{
	return LLVMTypeIsSized(type) && !object->length &&
	       pointer_offset(&machine->terms, arg)->value +
	                       LLVMABISizeOfType(machine->data, type) <=
	               object->size;
}

/*
 * The variable of the caller's to which it passes a pointer.  Of bytes whose
 * number the specification tells, it requires that they are there.
 */
static struct object *
own_of(struct activation *activation, const struct path *path,
       LLVMValueRef call, LLVMValueRef spec, uint32_t i)
{
	struct machine *machine = activation->machine;
	LLVMTypeRef type = LLVMTypeOf(LLVMGetParam(spec, i));
	term arg = argument(activation, path, call, i);
	term number = term_extract(&machine->terms, arg, 32, 32);
	bool is_counted = takes_bytes(spec, i);
	struct object *object;

	if (number->kind != TERM_CONST || number->value == 0 ||
	    (!is_counted && arg->kind != TERM_CONST))
		machine_refuse(machine, call,
		               "argument %u, which is to no certain variable",
		               i + 1);
	object = machine->objects.items[number->value];
	if (object->is_dead || object->function ||
	    (!is_counted &&
	     !has_room(machine, object, arg, LLVMGetElementType(type))) ||
	    map_get(&machine->shared, names_text(machine->names, object->name)))
		machine_refuse(machine, call,
		               "argument %u, which is to no variable of the "
		               "caller's of that type",
		               i + 1);
	return object;
}

/*
 * A primitive is proved for pointers to variables of their own: its caller has
 * to pass such, of which it knows no more than the caller says.
 */
static void
must_be_own(struct activation *activation, const struct path *path,
            LLVMValueRef call, LLVMValueRef spec)
{
	struct object *passed[ARGUMENTS_MOST] = {NULL};

	/* What nothing is proved of, does what it says wherever that is. */
	if (axiom_of(activation->machine, spec) || is_at_any_address(spec))
		return;
	for (uint32_t i = 0; i < LLVMGetNumArgOperands(call) &&
	                     i < LLVMCountParams(spec) && i < ARGUMENTS_MOST;
	     i++) {
		LLVMTypeRef type = LLVMTypeOf(LLVMGetParam(spec, i));

		if (LLVMGetTypeKind(type) != LLVMPointerTypeKind)
			continue;
		passed[i] = own_of(activation, path, call, spec, i);
		for (uint32_t j = 0; j < i; j++)
			if (passed[j] == passed[i])
				machine_refuse(activation->machine, call,
				               "arguments %u and %u, which are "
				               "to one variable",
				               j + 1, i + 1);
	}
}

static void
call_named(struct activation *activation, struct path *path, LLVMValueRef call,
           LLVMValueRef callee)
{
	struct machine *machine = activation->machine;
	LLVMValueRef resolved = resolve(machine, callee);
	bool was_spared = machine->is_spared;

	if (!resolved)
		machine_refuse(machine, call,
		               "a call of '%s', of which no specification "
		               "tells",
		               LLVMGetValueName(callee));
	if (LLVMGetLinkage(resolved) == LLVMWeakAnyLinkage)
		machine_refuse(machine, call, "'%s', which another may replace",
		               LLVMGetValueName(resolved));
	if (strcmp(LLVMGetValueName(resolved), LLVMGetValueName(callee)) != 0)
		must_be_own(activation, path, call, resolved);
	machine->is_spared = was_spared || is_shown_below(machine, resolved);
	run_callee(activation, path, call, resolved);
	machine->is_spared = was_spared;
	note_begin(machine, call, resolved);
}

/* A call of one of the functions that a pointer may be. */
static void
call_by_address(struct activation *activation, struct path *path,
                LLVMValueRef call, term pointer)
{
	struct machine *machine = activation->machine;
	struct terms *terms = &machine->terms;
	uint32_t slots = activation->code->slot_count;
	term number = term_extract(terms, pointer, 32, 32);
	const struct object *object;

	if (term_is_false(path->guard))
		return;
	if (pointer->kind == TERM_ITE) {
		term condition = pointer->args[0];
		struct path other = path_copy(machine, path, slots);

		path->guard = term_and(terms, path->guard, condition);
		other.guard = term_and(terms, other.guard,
		                       term_not(terms, condition));
		call_by_address(activation, path, call, pointer->args[1]);
		call_by_address(activation, &other, call, pointer->args[2]);
		*path = path_merge(machine, path, &other, slots);
		return;
	}
	if (number->kind != TERM_CONST)
		machine_refuse(machine, call,
		               "a call by an address that is not known");
	object = machine->objects.items[number->value];
	if (object && object->function &&
	    term_is(pointer_offset(terms, pointer), 0)) {
		call_named(activation, path, call,
		           (LLVMValueRef)(uintptr_t)object->function);
		return;
	}
	machine_oblige(machine, path, MUST_BE_FUNCTION, term_bool(terms, false),
	               NULL, call);
	path->guard = term_bool(terms, false);
}

bool
step_call(struct activation *activation, struct path *path, LLVMValueRef call)
{
	struct machine *machine = activation->machine;
	LLVMValueRef callee = LLVMGetCalledValue(call);
	const char *name;

	if (LLVMIsAInlineAsm(callee))
		machine_refuse(machine, call, "inline assembly");
	if (!LLVMIsAFunction(callee)) {
		call_by_address(activation, path, call,
		                operand(activation, path, callee, call));
		return !term_is_false(path->guard);
	}
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
	call_named(activation, path, call, callee);
	return !term_is_false(path->guard);
}
