/*
 * All indices at once: predicates over them, the first that satisfies one, and
 * what is done for each.  The block that is called gets an index which stands
 * for any; what comes of it is a term with that index in it.
 */
#include "inside.h"

enum { INVOKE_AT = 12 }; /* bytes before a block's function, on the i386 */

/* What a block gives for an index, or does with it. */
static term
invoke(struct machine *machine, struct path *path, term block, term index,
       LLVMValueRef call)
{
	struct terms *terms = &machine->terms;
	term args[2] = {block, index}, function, number;

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
	                : invoke(machine, &inside, args[2], index, call);
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

/*
 * What a leaf holds after each index's write to its own entry, or NULL if it
 * was written elsewhere.
 */
static const struct node *
updated(struct machine *machine, const term *args, const struct node *before,
        const struct node *after)
{
	struct terms *terms = &machine->terms;
	struct memory *memory = &machine->memory;
	term here = term_bool(terms, true), value, index = NULL;

	if (after->kind != NODE_WRITE || after->next != before)
		return NULL;
	for (uint32_t i = 0; i < after->rank; i++) {
		term at = after->indices[i], bound = memory->bounds[i];

		if (at == machine->predicate_index && !index) {
			index = bound;
			here = term_and(
				terms, here,
				is_between(terms, args[0], bound, args[1]));
		} else if (at->is_open) {
			return NULL;
		} else {
			here = term_and(terms, here, term_eq(terms, bound, at));
		}
	}
	if (!index)
		return NULL;
	value = term_replace(terms, after->value, machine->predicate_index,
	                     index);
	return node_lambda(memory, after->rank,
	                   term_ite(terms, here, value,
	                            node_read(memory, before, memory->bounds)));
}

/*
 * Statements for one index after the other would read what others before wrote:
 * they may read no entry of another index.
 */
static void
must_read_own(struct machine *machine, const term *args,
              const struct store *before, const struct store *after,
              LLVMValueRef call)
{
	struct terms *terms = &machine->terms;

	list_each (struct reading_of, at, &machine->readings) {
		const struct node *node = after->nodes[at->leaf];
		term other, guard, is_own = term_bool(terms, false);

		guard = term_and(terms, at->guard, machine->predicate_guard);
		/* Its own variables, and what it has not written. */
		if (at->leaf >= before->count || !before->nodes[at->leaf] ||
		    node == before->nodes[at->leaf])
			continue;
		for (uint32_t i = 0; i < node->rank; i++)
			if (node->indices[i] == machine->predicate_index) {
				other = at->indices[i];
				is_own = term_or(
					terms,
					term_eq(terms, other,
				                machine->predicate_index),
					term_not(terms,
				                 is_between(terms, args[0],
				                            other, args[1])));
				break;
			}
		if (machine_is_feasible(
			    machine,
			    term_and(terms, guard, term_not(terms, is_own))))
			machine_refuse(machine, call,
			               "an UPDATE that reads other entries "
			               "than that of its index");
	}
}

term
builtin_update(struct machine *machine, struct path *path, const term *args,
               LLVMValueRef call)
{
	struct terms *terms = &machine->terms;
	struct path inside = *path;
	struct store at_begin = path->store;

	if (machine->in_predicate)
		machine_refuse(machine, call, "UPDATE in a predicate");
	machine->in_predicate = machine->in_update = true;
	machine->readings.count = 0;
	machine->predicate_guard = term_and(
		terms, path->guard,
		is_between(terms, args[0], machine->predicate_index, args[1]));
	inside.guard = term_bool(terms, true);
	if (!term_is_false(machine->predicate_guard))
		invoke(machine, &inside, args[2], machine->predicate_index,
		       call);
	machine->in_predicate = machine->in_update = false;
	path->store = store_copy(&machine->memory, &path->store);
	for (uint32_t i = 0; i < path->store.count; i++) {
		const struct node *before = path->store.nodes[i], *after;

		if (!before || before == inside.store.nodes[i])
			continue;
		after = updated(machine, args, before, inside.store.nodes[i]);
		if (!after)
			machine_refuse(machine, call,
			               "an UPDATE of other entries than that "
			               "of its index");
		path->store.nodes[i] = after;
	}
	must_read_own(machine, args, &at_begin, &inside.store, call);
	return NULL;
}
