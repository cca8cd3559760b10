/* Pointers that are compared. */
#include "inside.h"

/* Whether a pointer is to a byte of an object that has no other address. */
static term
is_inside(struct machine *machine, term pointer)
{
	struct terms *terms = &machine->terms;
	term number = term_extract(terms, pointer, 32, 32);
	term offset = pointer_offset(terms, pointer);
	const struct object *object = machine->objects.items[number->value];

	if (!object || object->function)
		return term_eq(terms, offset, term_const(terms, 32, 0));
	return term_binary(terms, TERM_ULT, offset, object_size(terms, object));
}

/* Whether both are strings, or tables, that may have been put together. */
static bool
may_coincide(struct machine *machine, term a, term b)
{
	const struct object *one = machine->objects.items[a->value];
	const struct object *other = machine->objects.items[b->value];

	return one && other && one->is_constant && other->is_constant &&
	       !one->function && !other->function;
}

/* Whether a pointer was made of a number, and is not NULL. */
static bool
is_number(term pointer)
{
	return pointer->kind != TERM_CONST
	               ? pointer->kind == TERM_ZEXT
	               : pointer->value != 0 && pointer->value >> 32 == 0;
}

/*
 * Whether pointers are the same.  Of different objects they are not, but the
 * end of one may be where another begins, and a number may be any address.
 */
static term
is_same(struct machine *machine, term a, term b, LLVMValueRef place)
{
	struct terms *terms = &machine->terms;
	term one = term_extract(terms, a, 32, 32), are_inside;
	term other = term_extract(terms, b, 32, 32);

	if (a->kind == TERM_ITE)
		return term_ite(terms, a->args[0],
		                is_same(machine, a->args[1], b, place),
		                is_same(machine, a->args[2], b, place));
	if (b->kind == TERM_ITE)
		return is_same(machine, b, a, place);
	if (one == other || one->kind != TERM_CONST ||
	    other->kind != TERM_CONST)
		return term_eq(terms, a, b);
	if (is_number(a) || is_number(b))
		return term_eq(terms, address_of(machine, a, place),
		               address_of(machine, b, place));
	are_inside =
		term_and(terms, is_inside(machine, a), is_inside(machine, b));
	if (may_coincide(machine, one, other))
		are_inside = term_bool(terms, false);
	if (term_is_true(are_inside))
		return term_bool(terms, false);
	if (machine->predicates > 0)
		machine_refuse(machine, place,
		               "pointers that are compared in a predicate");
	return term_and(terms, term_not(terms, are_inside),
	                term_fresh(terms, "same address", 1));
}

/* Whether both are to bytes of one object, or to its end. */
static term
are_in_one(struct machine *machine, term a, term b)
{
	struct terms *terms = &machine->terms;
	term one = term_extract(terms, a, 32, 32), size, property;
	term other = term_extract(terms, b, 32, 32);

	if (a->kind == TERM_ITE)
		return term_ite(terms, a->args[0],
		                are_in_one(machine, a->args[1], b),
		                are_in_one(machine, a->args[2], b));
	if (b->kind == TERM_ITE)
		return are_in_one(machine, b, a);
	if (one->kind != TERM_CONST || other->kind != TERM_CONST)
		return term_eq(terms, one, other);
	if (one != other || one->value == 0)
		return term_bool(terms, false);
	size = object_size(terms, machine->objects.items[one->value]);
	property = term_binary(terms, TERM_ULT, size, pointer_offset(terms, a));
	return term_not(terms, term_or(terms, property,
	                               term_binary(terms, TERM_ULT, size,
	                                           pointer_offset(terms, b))));
}

term
compare_pointers(struct machine *machine, const struct path *path, term *args,
                 LLVMValueRef place)
{
	LLVMIntPredicate predicate = LLVMGetICmpPredicate(place);

	if (predicate == LLVMIntEQ || predicate == LLVMIntNE)
		return is_same(machine, args[0], args[1], place);
	machine_oblige(machine, path, MUST_BE_IN_ONE,
	               are_in_one(machine, args[0], args[1]), NULL, place);
	args[0] = pointer_offset(&machine->terms, args[0]);
	args[1] = pointer_offset(&machine->terms, args[1]);
	return NULL;
}
