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

term
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

static void
enter(struct machine *machine, const struct path *path, const term *args,
      const struct index *index, LLVMValueRef call)
{
	struct terms *terms = &machine->terms;
	term guard =
		term_and(terms, path->guard,
	                 is_between(terms, args[0], index->bound, args[1]));

	if (machine->predicates == PREDICATES_MOST)
		machine_refuse(machine, call, "predicates three deep");
	if (machine->predicates > 0)
		guard = term_and(terms, guard, machine->predicate_guard);
	machine->predicate_guard = guard;
	machine->within[machine->predicates++] = index;
}

/*
 * What is asked of the predicate for all indices; with body NULL if there is
 * no index at all.
 */
static struct question
question_of(struct machine *machine, const struct path *path, const term *args,
            const char *kind, const struct index *index, LLVMValueRef call)
{
	struct terms *terms = &machine->terms;
	struct path inside = *path;
	term guard = machine->predicate_guard, value = NULL;

	enter(machine, path, args, index, call);
	/* What it says does not depend on who asks, and of which indices. */
	inside.guard = term_bool(terms, true);
	if (!term_is_false(machine->predicate_guard))
		value = invoke(machine, &inside, args[2], index->bound, call);
	machine->predicates--;
	machine->predicate_guard = guard;
	must_only_read(machine, path, &inside, call);
	return (struct question){
		.kind = kind,
		.low = args[0],
		.high = args[1],
		.body = value ? term_extract(terms, value, 0, 1) : NULL,
		.index = index,
	};
}

term
satisfies(struct machine *machine, const struct question *question, term index)
{
	return term_and(&machine->terms,
	                is_between(&machine->terms, question->low, index,
	                           question->high),
	                term_replace(&machine->terms, question->body,
	                             question->index->bound, index));
}

/*
 * A new truth: if it holds, no index satisfies; if it does not, there is one
 * that does.
 */
term
none_of(struct machine *machine, struct question question)
{
	struct terms *terms = &machine->terms;
	bool is_new;
	struct family *family = family_of(machine, question, 1, &is_new);

	if (!is_new)
		return family->value;
	family_say_all(machine, family, family->value, family->question.high,
	               term_not(terms, family->question.body));
	family_say(machine, family,
	           term_or(terms, family->value,
	                   satisfies(machine, &family->question,
	                             family_witness(machine, family))));
	return family->value;
}

term
builtin_all(struct machine *machine, struct path *path, const term *args,
            LLVMValueRef call)
{
	struct question asked =
		question_of(machine, path, args, "all",
	                    &machine->indices[machine->predicates], call);

	if (!asked.body || term_is_true(asked.body))
		return term_bool(&machine->terms, true);
	asked.body = term_not(&machine->terms, asked.body);
	return none_of(machine, asked);
}

/* The least index in [low, high) that the predicate is true of, or high. */
term
builtin_first(struct machine *machine, struct path *path, const term *args,
              LLVMValueRef call)
{
	struct terms *terms = &machine->terms;
	struct question asked =
		question_of(machine, path, args, "first",
	                    &machine->indices[machine->predicates], call);
	struct family *family;
	term found;
	bool is_new;

	if (!asked.body)
		return asked.high;
	family = family_of(machine, asked, INDEX_BITS, &is_new);
	found = family->value;
	if (!is_new)
		return found;
	if (!family->question.outer) {
		*list_add(machine->arena, &machine->witnesses) = found;
		*list_add(machine->arena, &machine->firsts) = found;
	}
	family_say_all(machine, family, term_bool(terms, true), found,
	               term_not(terms, family->question.body));
	family_say(machine, family,
	           term_or(terms, satisfies(machine, &family->question, found),
	                   term_eq(terms, found, family->question.high)));
	return found;
}

/* How many indices in [low, high) the predicate is true of. */
term
builtin_count(struct machine *machine, struct path *path, const term *args,
              LLVMValueRef call)
{
	const struct index *index = &machine->indices[INDEX_OF_COUNT];
	struct terms *terms = &machine->terms;
	struct question asked;
	struct family *family;
	bool is_new;

	for (uint32_t i = 0; i < machine->predicates; i++)
		if (machine->within[i] == index)
			machine_refuse(machine, call, "COUNT inside another");
	asked = question_of(machine, path, args, "count", index, call);
	if (!asked.body || term_is_false(asked.body))
		return term_const(terms, INDEX_BITS, 0);
	family = family_of(machine, asked, INDEX_BITS, &is_new);
	if (!is_new)
		return family->value;
	family->counts = true;
	if (!family->question.outer)
		count_add(machine,
		          (struct count){family->value, asked.low, asked.high,
		                         asked.body, NULL});
	return family->value;
}

/*
 * An index that satisfies, or high where there is none.  In a specification
 * whose code is looked at, which of them is decided by what the code returns.
 */
term
builtin_some(struct machine *machine, struct path *path, const term *args,
             LLVMValueRef call)
{
	struct terms *terms = &machine->terms;
	struct question asked;
	term value, is_none;

	if (machine->predicates > 0 || machine->is_function)
		machine_refuse(machine, call, "SOME in what is no step");
	asked = question_of(machine, path, args, "all", &machine->indices[0],
	                    call);
	if (!asked.body)
		return asked.high;
	value = term_fresh(terms, "some", INDEX_BITS);
	if (machine->assumes_required) {
		if (machine->choice.value)
			machine_refuse(machine, call, "a second SOME");
		machine->choice = (struct choice){value, asked, path->guard};
		return value;
	}
	is_none = term_and(terms, term_eq(terms, value, asked.high),
	                   none_of(machine, asked));
	*list_add(machine->arena, &machine->definitions) =
		term_or(terms, is_none, satisfies(machine, &asked, value));
	*list_add(machine->arena, &machine->witnesses) = value;
	return value;
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

		if (at == machine->indices[0].bound && !index) {
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
	value = term_replace(terms, after->value, machine->indices[0].bound,
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
			if (node->indices[i] == machine->indices[0].bound) {
				other = at->indices[i];
				is_own = term_or(
					terms,
					term_eq(terms, other,
				                machine->indices[0].bound),
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

	if (machine->predicates > 0)
		machine_refuse(machine, call, "UPDATE in a predicate");
	enter(machine, path, args, &machine->indices[0], call);
	machine->in_update = true;
	machine->readings.count = 0;
	inside.guard = term_bool(terms, true);
	if (!term_is_false(machine->predicate_guard))
		invoke(machine, &inside, args[2], machine->indices[0].bound,
		       call);
	machine->in_update = false;
	machine->predicates--;
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
