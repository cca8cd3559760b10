/* What must hold on a way is noted, once. */
#include "inside.h"

/* What holds in predicates is to hold of any indices. */
static term
of_any(struct machine *machine, term a)
{
	for (uint32_t i = 0; i < machine->predicates; i++)
		a = term_replace(&machine->terms, a, machine->indices[i],
		                 machine->any[i]);
	return a;
}

/* Whether the specification requires it where it went the same way. */
static bool
is_required(struct machine *machine, enum obligation_kind kind, term guard,
            term property)
{
	if (kind != MUST_BE_REQUIRED)
		return false;
	list_each (term, fact, &machine->facts) {
		const struct term *const *args = (*fact)->args;

		if (*fact == property)
			return true;
		for (int i = 0; i < 2 && (*fact)->kind == TERM_OR; i++)
			if (args[i] == property &&
			    args[1 - i]->kind == TERM_NOT &&
			    is_on_way(guard, args[1 - i]->args[0]))
				return true;
	}
	return false;
}

/*
 * Whether an access obliges to what one before on the same way did.  Some that
 * were noted may have been dropped since.
 */
static bool
is_obliged(struct machine *machine, enum obligation_kind kind, term guard,
           term property)
{
	uintptr_t number = (uintptr_t)map_get(&machine->accesses, property);
	const struct obligation *other = NULL;

	if ((kind != MUST_BE_IN_BOUNDS && kind != MUST_BE_OBJECT) ||
	    term_is_false(property))
		return false;
	if (number > 0 && number <= machine->obligations.count)
		other = &machine->obligations.items[number - 1];
	if (other && other->kind == kind && other->property == property &&
	    is_on_way(guard, other->guard))
		return true;
	map_put(machine->arena, &machine->accesses, property,
	        (void *)(uintptr_t)(machine->obligations.count + 1));
	return false;
}

/* Whether it was shown where the specification is that of what is proved. */
static bool
is_spared(struct machine *machine, enum obligation_kind kind, term property)
{
	return machine->is_spared && !term_is_false(property) &&
	       (kind == MUST_BE_IN_BOUNDS || kind == MUST_BE_OBJECT);
}

void
machine_oblige(struct machine *machine, const struct path *path,
               enum obligation_kind kind, term property, const char *text,
               LLVMValueRef place)
{
	uint32_t count = machine->obligations.count;
	const struct obligation *last =
		count > 0 ? &machine->obligations.items[count - 1] : NULL;
	term guard = path->guard;

	/* A predicate is the same wherever it is asked for. */
	guard = of_any(machine, term_and(&machine->terms, guard,
	                                 machine->predicate_guard));
	property = of_any(machine, property);
	if (machine->is_quiet || term_is_true(property) ||
	    term_is_false(guard) || is_spared(machine, kind, property))
		return;
	if (last && last->kind == kind && last->guard == guard &&
	    last->property == property && last->text == text &&
	    last->place == place)
		return;
	if (is_obliged(machine, kind, guard, property) ||
	    is_required(machine, kind, guard, property))
		return;
	*list_add(machine->arena, &machine->obligations) = (struct obligation){
		.kind = kind,
		.guard = guard,
		.property = property,
		.text = text,
		.place = place,
		.file = file_of(machine, place),
		.line = place ? LLVMGetDebugLocLine(place) : 0,
	};
}

void
machine_oblige_parts(struct machine *machine, const struct path *path,
                     enum obligation_kind kind, term property, const char *text,
                     LLVMValueRef place)
{
	struct terms *terms = &machine->terms;
	term parts = property, unless = term_bool(terms, false);

	/* The parts of what is implied are implied. */
	for (uint32_t i = 0; i < 2 && property->kind == TERM_OR; i++)
		if (property->args[i]->kind == TERM_AND) {
			parts = property->args[i];
			unless = property->args[1 - i];
		}
	if (parts->kind != TERM_AND || property->width != 1) {
		machine_oblige(machine, path, kind, property, text, place);
		return;
	}
	for (uint32_t i = 0; i < 2; i++)
		machine_oblige_parts(machine, path, kind,
		                     term_or(terms, unless, parts->args[i]),
		                     text, place);
}
