/*
 * Bytes behind pointers, of which specifications say how many there are.  A
 * parameter of which that is said points to a buffer: an array of bytes whose
 * length is a symbol, against which each access is shown to be within.
 */
#include <string.h>

#include "inside.h"

/* A byte of a certain object; of MEMORY, where the object is NULL. */
struct at {
	struct object *object;
	term offset;
};

static struct at
at_pointer(struct machine *machine, term pointer, LLVMValueRef place)
{
	struct terms *terms = &machine->terms;
	term number = term_extract(terms, pointer, 32, 32);
	struct at one, other;
	struct object *object;

	if (pointer->kind == TERM_ITE) {
		one = at_pointer(machine, pointer->args[1], place);
		other = at_pointer(machine, pointer->args[2], place);
		if (one.object != other.object)
			machine_refuse(machine, place,
			               "bytes of one variable or another");
		one.offset = term_ite(terms, pointer->args[0], one.offset,
		                      other.offset);
		return one;
	}
	if (number->kind != TERM_CONST)
		machine_refuse(machine, place,
		               "a pointer that may point anywhere");
	object = machine->objects.items[number->value];
	return (struct at){
		object == machine_memory(machine) ? NULL : object,
		pointer_offset(terms, pointer),
	};
}

static term
is_at_most(struct terms *terms, term a, term b)
{
	return term_not(terms, term_binary(terms, TERM_ULT, b, a));
}

/* Whether so many bytes from one on are in their object. */
static term
are_there(struct machine *machine, const struct at *at, term count)
{
	struct terms *terms = &machine->terms;
	const struct object *object =
		at->object ? at->object : machine_memory(machine);
	term size, are_within;

	if (!object || is_out_of_reach(machine, object))
		return term_bool(terms, false);
	size = object_size(terms, object);
	are_within = term_and(
		terms, is_at_most(terms, at->offset, size),
		is_at_most(terms, count, term_sub(terms, size, at->offset)));
	/* What is below at a number is a variable, or nothing. */
	return at->object ? are_within
	                  : term_and(terms,
	                             is_at_most(terms, image_end(machine),
	                                        at->offset),
	                             are_within);
}

/*
 * What a primitive requires of a buffer first is taken for its length.  Where
 * there are more bytes, it does the same: it may use none of them.  So what it
 * requires elsewhere has to be among them, and is not assumed.
 */
static term
is_length(struct machine *machine, const struct path *path, const struct at *at,
          term count, LLVMValueRef call)
{
	struct object *object = at->object;

	/* It would be taken for one variable of its type. */
	if (!object->length)
		machine_refuse(machine, call,
		               "BYTES of '%s', which is no parameter of the "
		               "primitive's to bytes",
		               object->name);
	if (object->told &&
	    (object->told != count || !term_is(at->offset, 0))) {
		machine_oblige(machine, path, MUST_BE_REQUIRED,
		               are_there(machine, at, count), NULL, call);
		return term_bool(&machine->terms, true);
	}
	if (!term_is(at->offset, 0))
		machine_refuse(machine, call, "BYTES of '%s' from its midst on",
		               object->name);
	object->told = count;
	return term_eq(&machine->terms, object->length, count);
}

term
builtin_has_bytes(struct machine *machine, struct path *path, const term *args,
                  LLVMValueRef call)
{
	struct at at = at_pointer(machine, args[0], call);

	return machine->assumes_required && at.object && at.object->is_given
	               ? is_length(machine, path, &at, args[1], call)
	               : are_there(machine, &at, args[1]);
}

term
builtin_are_apart(struct machine *machine, struct path *path, const term *args,
                  LLVMValueRef call)
{
	struct terms *terms = &machine->terms;
	struct at to = at_pointer(machine, args[0], call);
	struct at from = at_pointer(machine, args[1], call);
	term number = to.object ? from.offset : to.offset;

	(void)path;
	if (to.object && from.object && to.object != from.object)
		return term_bool(terms, true);
	if (to.object != from.object)
		return is_at_most(terms, image_end(machine), number);
	return term_or(
		terms,
		is_at_most(terms,
	                   term_binary(terms, TERM_ADD, from.offset, args[2]),
	                   to.offset),
		is_at_most(terms,
	                   term_binary(terms, TERM_ADD, to.offset, args[2]),
	                   from.offset));
}

/* Whether all of an object is one array of bytes. */
static bool
is_bytes(const struct object *object)
{
	const struct leaf *leaf = object->leaves.items;

	return object->leaves.count == 1 && leaf->rank == 1 &&
	       leaf->bytes == 1 && leaf->dimensions[0].stride == 1;
}

/* The byte at an offset, which another obligation says to be there. */
static term
byte_at(struct machine *machine, struct path *path, const struct object *object,
        term offset, LLVMValueRef call)
{
	bool was_quiet = machine->is_quiet;
	term byte;

	if (is_bytes(object))
		return node_read(&machine->memory,
		                 path->store.nodes[object->leaves.items[0].id],
		                 &offset);
	machine->is_quiet = true;
	byte = machine_load_value(machine, path,
	                          pointer_to(&machine->terms, object, offset),
	                          1, 8, call);
	machine->is_quiet = was_quiet;
	return byte;
}

/* The bytes that are written must be there, and nobody else's. */
static const struct object *
copied_to(struct machine *machine, const struct path *path, const struct at *to,
          LLVMValueRef call)
{
	const struct object *object =
		to->object ? to->object : machine_memory(machine);

	if (machine->predicates > 0 || !object)
		machine_refuse(machine, call,
		               "COPY in a predicate, or without MEMORY");
	if (object->function || !is_bytes(object))
		machine_refuse(machine, call,
		               "COPY to '%s', which is no array of bytes",
		               object->name);
	if (!term_is_false(is_left_open(
		    &machine->terms,
		    path->store.nodes[object->leaves.items[0].id])))
		machine_refuse(machine, call,
		               "'%s', after ANYTHING was said of it",
		               object->name);
	if (object->is_constant)
		machine_oblige(machine, path, MUST_BE_WRITABLE,
		               term_bool(&machine->terms, false), object->name,
		               call);
	return object;
}

term
builtin_copy(struct machine *machine, struct path *path, const term *args,
             LLVMValueRef call)
{
	struct terms *terms = &machine->terms;
	struct at to = at_pointer(machine, args[0], call);
	struct at from = at_pointer(machine, args[1], call);
	const struct object *object = copied_to(machine, path, &to, call);
	const struct object *source =
		from.object ? from.object : machine_memory(machine);
	term count = args[2], at = machine->memory.bounds[0], further;
	const struct node *before, *after;

	machine_oblige(machine, path, MUST_BE_IN_BOUNDS,
	               are_there(machine, &to, count), object->name, call);
	machine_oblige(machine, path, MUST_BE_IN_BOUNDS,
	               are_there(machine, &from, count),
	               source ? source->name : "MEMORY", call);
	if (!source || is_out_of_reach(machine, source))
		return NULL;
	before = path->store.nodes[object->leaves.items[0].id];
	further = term_binary(terms, TERM_ADD, term_sub(terms, at, to.offset),
	                      from.offset);
	after = node_lambda(
		&machine->memory, 1,
		term_ite(terms,
	                 is_between(terms, to.offset, at,
	                            term_binary(terms, TERM_ADD, to.offset,
	                                        count)),
	                 byte_at(machine, path, source, further, call),
	                 node_read(&machine->memory, before, &at)));
	note_write(machine, object, call);
	path->store = store_copy(&machine->memory, &path->store);
	path->store.nodes[object->leaves.items[0].id] = after;
	return NULL;
}

/* The parameter that a value is, which nobody has changed, or NULL. */
static LLVMValueRef
parameter_of(LLVMValueRef value)
{
	LLVMValueRef kept = NULL;

	while (LLVMIsABitCastInst(value))
		value = LLVMGetOperand(value, 0);
	if (!LLVMIsALoadInst(value))
		return value;
	for (LLVMUseRef use = LLVMGetFirstUse(LLVMGetOperand(value, 0)); use;
	     use = LLVMGetNextUse(use)) {
		LLVMValueRef user = LLVMGetUser(use);

		if (LLVMIsALoadInst(user))
			continue;
		if (!LLVMIsAStoreInst(user) || kept)
			return NULL;
		kept = LLVMGetOperand(user, 0);
	}
	return kept;
}

static bool
is_bytes_call(LLVMValueRef at)
{
	LLVMValueRef callee =
		LLVMIsACallInst(at) ? LLVMGetCalledValue(at) : NULL;

	return callee && LLVMIsAFunction(callee) &&
	       strcmp(LLVMGetValueName(callee), "layerc_has_bytes") == 0;
}

bool
takes_bytes(LLVMValueRef spec, uint32_t param)
{
	LLVMValueRef wanted = LLVMGetParam(spec, param);
	LLVMTypeRef type = LLVMTypeOf(wanted);

	if (LLVMGetTypeKind(type) != LLVMPointerTypeKind ||
	    LLVMGetElementType(type) !=
	            LLVMInt8TypeInContext(LLVMGetTypeContext(type)))
		return false;
	for (LLVMBasicBlockRef block = LLVMGetFirstBasicBlock(spec); block;
	     block = LLVMGetNextBasicBlock(block))
		for (LLVMValueRef at = LLVMGetFirstInstruction(block); at;
		     at = LLVMGetNextInstruction(at))
			if (is_bytes_call(at) &&
			    parameter_of(LLVMGetOperand(at, 0)) == wanted)
				return true;
	return false;
}

term
parameter_to_bytes(struct machine *machine, struct path *path,
                   LLVMValueRef param)
{
	const char *name = name_of_parameter(machine, param);
	LLVMTypeRef byte = LLVMInt8TypeInContext(machine->context);
	struct object *object =
		machine_object(machine, &path->store, name,
	                       LLVMArrayType(byte, UINT32_MAX), NULL);
	struct symbol *length = term_symbol(
		&machine->terms,
		arena_print(machine->arena, "bytes of %s", name), 32, 0);

	length->is_state = true;
	object->length = term_apply(&machine->terms, length, NULL);
	object->is_given = true;
	return pointer_to(&machine->terms, object,
	                  term_const(&machine->terms, 32, 0));
}
