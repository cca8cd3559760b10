/*
 * All indices at once: predicates over them, and the first that satisfies one.
 * The block that is called gets an index which stands
 * for any; what comes of it is a term with that index in it.
 */
#include "inside.h"

enum { INVOKE_AT = 12 }; /* bytes before a block's function, on the i386 */

term
invoke(struct machine *machine, struct path *path, term block,
       LLVMValueRef call)
{
	struct terms *terms = &machine->terms;
	term args[] = {block, machine->predicate_index, machine->second_index};
	term function, number;

	function = machine_load_value(
		machine, path,
		pointer_add(terms, block, term_const(terms, 32, INVOKE_AT)),
		POINTER_BYTES, POINTER_BITS, call);
	number = term_extract(terms, function, 32, 32);
	if (number->kind != TERM_CONST ||
	    number->value >= machine->objects.count || number->value == 0 ||
	    !machine->objects.items[number->value]->function)
		machine_refuse(machine, call, "a predicate that is not known");
	return machine_run(
		machine,
		(LLVMValueRef)(uintptr_t)machine->objects.items[number->value]
			->function,
		args, path);
}

static term
is_between(struct terms *terms, term low, term index, term high)
{
	return term_and(
		terms,
		term_not(terms, term_binary(terms, TERM_ULT, index, low)),
		term_binary(terms, TERM_ULT, index, high));
}

/* Refuses a predicate that changes what others see. */
static void
must_only_read(struct machine *machine, const struct path *path,
               const struct path *inside, LLVMValueRef call)
{
	for (uint32_t i = 0; i < path->store.count; i++)
		if (path->store.nodes[i] &&
		    path->store.nodes[i] != inside->store.nodes[i])
			machine_refuse(machine, call,
			               "a predicate that writes");
}

/* The predicate as a term, for the machine's bound index. */
static term
predicate(struct machine *machine, const struct path *path, const term *args,
          LLVMValueRef call)
{
	struct terms *terms = &machine->terms;
	struct path inside = *path;
	term index = machine->predicate_index, value;

	if (machine->in_predicate)
		machine_refuse(machine, call, "a predicate inside another");
	machine->in_predicate = true;
	machine->predicate_guard = term_and(
		terms, path->guard, is_between(terms, args[0], index, args[1]));
	/* What it says does not depend on who asks, and of which indices. */
	inside.guard = term_bool(terms, true);
	/* Of no index at all, everything is true. */
	value = term_is_false(machine->predicate_guard)
	                ? NULL
	                : invoke(machine, &inside, args[2], call);
	machine->in_predicate = false;
	must_only_read(machine, path, &inside, call);
	return value ? term_extract(terms, value, 0, 1) : NULL;
}

/* The symbol for a question that was asked before, or a new one. */
static term
asked(struct machine *machine, const char *kind, const term *args, term body,
      uint32_t width, bool *is_new)
{
	const char *key = arena_print(machine->arena, "%s %u %u %u", kind,
	                              args[0]->id, args[1]->id, body->id);
	const char *name = names_text(machine->names, key);
	const struct term *known = map_get(&machine->asked, name);

	*is_new = !known;
	if (known)
		return known;
	known = term_fresh(&machine->terms, kind, width);
	map_put(machine->arena, &machine->asked, name,
	        (void *)(uintptr_t)known);
	return known;
}

/* What a new symbol is; true of it on whatever way it is met. */
static void
define(struct machine *machine, term fact)
{
	if (!term_is_true(fact))
		*list_add(machine->arena, &machine->definitions) = fact;
}

static void
add_universal(struct machine *machine, term guard, term low, term high,
              term body)
{
	*list_add(machine->arena, &machine->universals) = (struct universal){
		guard, low, high, machine->predicate_index, body};
}

/*
 * A new truth that is the same as what the predicate is of all indices: true,
 * it is true of each; false, there is one of which it is not.
 */
term
builtin_all(struct machine *machine, struct path *path, const term *args,
            LLVMValueRef call)
{
	struct terms *terms = &machine->terms;
	term body = predicate(machine, path, args, call), truth, witness, fails;
	bool is_new;

	if (!body || term_is_true(body))
		return term_bool(terms, true);
	truth = asked(machine, "all", args, body, 1, &is_new);
	if (!is_new)
		return truth;
	witness = term_fresh(terms, "witness", INDEX_BITS);
	*list_add(machine->arena, &machine->witnesses) = witness;
	add_universal(machine, truth, args[0], args[1], body);
	fails = term_and(terms, is_between(terms, args[0], witness, args[1]),
	                 term_not(terms, term_replace(terms, body,
	                                              machine->predicate_index,
	                                              witness)));
	define(machine, term_or(terms, truth, fails));
	return truth;
}

/* The least index in [low, high) that the predicate is true of, or high. */
term
builtin_first(struct machine *machine, struct path *path, const term *args,
              LLVMValueRef call)
{
	struct terms *terms = &machine->terms;
	term low = args[0], high = args[1];
	term body = predicate(machine, path, args, call), found, is_found;
	bool is_new;

	if (!body)
		return high;
	found = asked(machine, "first", args, body, INDEX_BITS, &is_new);
	if (!is_new)
		return found;
	is_found = is_between(terms, low, found, high);
	*list_add(machine->arena, &machine->witnesses) = found;
	add_universal(machine, term_bool(terms, true), low, found,
	              term_not(terms, body));
	define(machine, term_or(terms, is_found, term_eq(terms, found, high)));
	define(machine,
	       term_implies(terms, is_found,
	                    term_replace(terms, body, machine->predicate_index,
	                                 found)));
	return found;
}
