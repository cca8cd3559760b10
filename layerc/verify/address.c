/*
 * Addresses as numbers.  Where a variable is, nobody knows: its address is a
 * symbol, which a difference does not depend on.  Known is that the address is
 * a multiple of what the variable is aligned to; and of variables of modules
 * that none is in the first page, that no two have a byte in common, and that
 * all are below the image's end.  What is above it is MEMORY.
 */
#include "inside.h"

enum { FIRST_PAGE = 4096, IMAGE_MOST = 1 << 30 };

uint32_t
zeroes_of(uint32_t alignment)
{
	return alignment == 0 ? 0 : (uint32_t)__builtin_ctz(alignment);
}

static void
know(struct machine *machine, term fact)
{
	if (!term_is_true(fact))
		*list_add(machine->arena, &machine->places) = fact;
}

static term
is_at_most(struct terms *terms, term a, term b)
{
	return term_not(terms, term_binary(terms, TERM_ULT, b, a));
}

term
image_end(struct machine *machine)
{
	struct terms *terms = &machine->terms;

	if (machine->image_end)
		return machine->image_end;
	machine->image_end = term_fresh(terms, "IMAGE_END", 32);
	know(machine, is_at_most(terms, term_const(terms, 32, FIRST_PAGE),
	                         machine->image_end));
	know(machine, is_at_most(terms, machine->image_end,
	                         term_const(terms, 32, IMAGE_MOST)));
	return machine->image_end;
}

/* Strings and tables may have been put together. */
static bool
may_be_shared(const struct object *object)
{
	return object->is_constant || object->size == 0;
}

/* A variable of a module is in the image, apart from others. */
static void
locate(struct machine *machine, struct object *object)
{
	struct terms *terms = &machine->terms;
	term size = term_const(terms, 32, object->size);
	term end = term_binary(terms, TERM_ADD, object->base, size);

	know(machine, is_at_most(terms, term_const(terms, 32, FIRST_PAGE),
	                         object->base));
	know(machine, is_at_most(terms, object->base, end));
	know(machine, is_at_most(terms, end, image_end(machine)));
	list_each (struct object *, at, &machine->located) {
		const struct object *other = *at;
		term from, back;

		if (may_be_shared(object) || may_be_shared(other))
			continue;
		from = term_sub(terms, object->base, other->base);
		back = term_sub(terms, other->base, object->base);
		know(machine,
		     is_at_most(terms, term_const(terms, 32, other->size),
		                from));
		know(machine, is_at_most(terms, size, back));
	}
	*list_add(machine->arena, &machine->located) = object;
}

/* Where an object begins. */
static term
base_of(struct machine *machine, struct object *object)
{
	struct terms *terms = &machine->terms;
	const char *name = arena_print(machine->arena, "&%s", object->name);
	term bits;

	if (object->base)
		return object->base;
	bits = term_fresh(terms, name, 32 - object->zeroes);
	object->base =
		object->zeroes == 0
			? bits
			: term_concat(terms, bits,
	                              term_const(terms, object->zeroes, 0));
	map_put(machine->arena, &machine->bases, bits->symbol, object);
	if (object->is_global)
		locate(machine, object);
	return object->base;
}

bool
is_out_of_reach(const struct machine *machine, const struct object *object)
{
	return object->is_dead || object->function ||
	       (machine->world == WORLD_SPEC && object->is_global &&
	        object->base);
}

/*
 * What specifications find at a number is MEMORY alone: who calls one has other
 * variables, and finds nothing else there.
 */
bool
may_be_variable(struct machine *machine, term guard, term number)
{
	struct terms *terms = &machine->terms;
	term below;

	if (machine->world == WORLD_SPEC || machine->is_spared ||
	    machine->located.count == 0)
		return false;
	below = term_binary(terms, TERM_ULT, number, image_end(machine));
	return machine_is_possible(machine, term_and(terms, guard, below));
}

term
address_of(struct machine *machine, term pointer, LLVMValueRef place)
{
	struct terms *terms = &machine->terms;
	term number = term_extract(terms, pointer, 32, 32);
	struct object *object;
	const char *name;

	if (pointer->kind == TERM_ITE)
		return term_ite(terms, pointer->args[0],
		                address_of(machine, pointer->args[1], place),
		                address_of(machine, pointer->args[2], place));
	if (number->kind != TERM_CONST)
		machine_refuse(machine, place,
		               "an unknown address that becomes a number");
	if (number->value == 0)
		return pointer_offset(terms, pointer);
	object = machine->objects.items[number->value];
	name = names_text(machine->names, object->name);
	if (map_get(&machine->shared, name) ||
	    map_get(&machine->introduced, name))
		machine_refuse(machine, place, "the address of component '%s'",
		               name);
	return term_binary(terms, TERM_ADD, base_of(machine, object),
	                   pointer_offset(terms, pointer));
}

/* The object whose address is added up in a number, or NULL. */
static struct object *
object_in(struct machine *machine, term number)
{
	struct object *object = NULL;

	if (number->kind == TERM_CONCAT)
		number = number->args[0];
	if (number->kind == TERM_APPLY)
		return map_get(&machine->bases, number->symbol);
	for (uint32_t i = 0; number->kind == TERM_ADD && !object && i < 2; i++)
		object = object_in(machine, number->args[i]);
	return object;
}

bool
has_address(struct machine *machine, term number)
{
	if (number->kind == TERM_APPLY)
		return map_get(&machine->bases, number->symbol);
	if (number->kind != TERM_ADD && number->kind != TERM_MUL &&
	    number->kind != TERM_CONCAT)
		return false;
	return has_address(machine, number->args[0]) ||
	       has_address(machine, number->args[1]);
}

term
pointer_of(struct machine *machine, term number)
{
	struct terms *terms = &machine->terms;
	struct object *object;
	term offset;

	if (number->kind == TERM_ITE)
		return term_ite(terms, number->args[0],
		                pointer_of(machine, number->args[1]),
		                pointer_of(machine, number->args[2]));
	object = object_in(machine, number);
	if (!object)
		return term_zext(terms, number, POINTER_BITS);
	/* An address with other bits in the place of its zeroes. */
	offset = number->kind == TERM_CONCAT &&
	                         number->args[0] == object->base->args[0]
	                 ? term_zext(terms, number->args[1], 32)
	                 : term_sub(terms, number, object->base);
	return pointer_to(terms, object, offset);
}
