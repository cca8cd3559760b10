/*
 * Statements for all indices at once: the block that is called gets indices
 * that stand for any, and what it writes becomes a function of them.
 */
#include "inside.h"

/* The indices of an UPDATE, one or two, and their bounds. */
struct range {
	term index, low, high;
};

enum { INDICES = 2 };

struct update {
	struct machine *machine;
	uint32_t count;
	struct range ranges[INDICES];
};

static term
is_in_range(struct terms *terms, const struct range *range, term index)
{
	return term_and(terms,
	                term_not(terms, term_binary(terms, TERM_ULT, index,
	                                            range->low)),
	                term_binary(terms, TERM_ULT, index, range->high));
}

/* Whether an index is in a range; what is beyond a leaf's end nobody reads. */
static term
is_updated(struct terms *terms, const struct range *range,
           const struct dimension *dimension, term index)
{
	if (term_is(range->low, 0) && range->high->kind == TERM_CONST &&
	    range->high->value >= dimension->count)
		return term_bool(terms, true);
	return is_in_range(terms, range, index);
}

/* Which of the ranges it is whose index stands there, or their count. */
static uint32_t
range_of(const struct update *update, term index)
{
	uint32_t i = 0;

	while (i < update->count && update->ranges[i].index != index)
		i++;
	return i;
}

/*
 * What a leaf holds after each index's write to its own entry, or NULL if it
 * was written elsewhere.
 */
static const struct node *
updated(const struct update *update, const struct leaf *leaf,
        const struct node *before, const struct node *after)
{
	struct terms *terms = &update->machine->terms;
	struct memory *memory = &update->machine->memory;
	term here = term_bool(terms, true), value = after->value;
	bool found[INDICES] = {false};

	if (after->kind != NODE_WRITE || after->next != before)
		return NULL;
	for (uint32_t i = 0; i < after->rank; i++) {
		term at = after->indices[i], bound = memory->bounds[i];
		uint32_t r = range_of(update, at);

		if (r < update->count && !found[r]) {
			found[r] = true;
			here = term_and(terms, here,
			                is_updated(terms, &update->ranges[r],
			                           &leaf->dimensions[i],
			                           bound));
			value = term_replace(terms, value, at, bound);
		} else if (at->is_open) {
			return NULL;
		} else {
			here = term_and(terms, here, term_eq(terms, bound, at));
		}
	}
	for (uint32_t r = 0; r < update->count; r++)
		if (!found[r])
			return NULL;
	return node_lambda(memory, after->rank,
	                   term_ite(terms, here, value,
	                            node_read(memory, before, memory->bounds)));
}

/* Whether an entry is one that the block may have written before. */
static term
is_written_before(const struct update *update, const struct node *written,
                  const term *indices)
{
	struct terms *terms = &update->machine->terms;
	term same = term_bool(terms, true), inside = term_bool(terms, true);

	for (uint32_t i = 0; i < written->rank; i++) {
		uint32_t r = range_of(update, written->indices[i]);
		struct range range = update->ranges[r % INDICES];

		if (r == update->count) {
			inside = term_and(terms, inside,
			                  term_eq(terms, written->indices[i],
			                          indices[i]));
			continue;
		}
		same = term_and(terms, same,
		                term_eq(terms, indices[i], range.index));
		if (update->count == 1)
			range.high = range.index;
		inside = term_and(terms, inside,
		                  is_in_range(terms, &range, indices[i]));
	}
	return term_and(terms, inside, term_not(terms, same));
}

/*
 * Statements for one index after the other would read what others before wrote:
 * they may read no entry of an index before theirs.
 */
static void
must_read_own(const struct update *update, const struct store *before,
              const struct store *after, LLVMValueRef call)
{
	struct machine *machine = update->machine;
	struct terms *terms = &machine->terms;

	list_each (struct reading_of, at, &machine->readings) {
		const struct node *node = after->nodes[at->leaf];
		term guard =
			term_and(terms, at->guard, machine->predicate_guard);

		/* Its own variables, and what it has not written. */
		if (at->leaf >= before->count || !before->nodes[at->leaf] ||
		    node == before->nodes[at->leaf])
			continue;
		if (machine_is_possible(
			    machine, term_and(terms, guard,
		                              is_written_before(update, node,
		                                                at->indices))))
			machine_refuse(machine, call,
			               "an UPDATE that reads entries of "
			               "indices before its own");
	}
}

/* Runs the block for the indices, and writes what it writes for all. */
static void
run_update(const struct update *update, struct path *path, term block,
           LLVMValueRef call)
{
	struct machine *machine = update->machine;
	struct path inside = *path;
	struct store at_begin = path->store;

	machine->in_update = true;
	machine->readings.count = 0;
	inside.guard = term_bool(&machine->terms, true);
	if (!term_is_false(machine->predicate_guard))
		invoke(machine, &inside, block, update->count, call);
	machine->in_update = false;
	path->store = store_copy(&machine->memory, &path->store);
	for (uint32_t i = 0; i < path->store.count; i++) {
		const struct node *before = path->store.nodes[i], *after;

		if (!before || before == inside.store.nodes[i])
			continue;
		after = updated(update, &machine->leaves.items[i], before,
		                inside.store.nodes[i]);
		if (!after)
			machine_refuse(machine, call,
			               "an UPDATE of other entries than that "
			               "of its index");
		path->store.nodes[i] = after;
	}
	must_read_own(update, &at_begin, &inside.store, call);
}

/* An UPDATE of so many indices, with their bounds and the block in args. */
static void
update_all(struct machine *machine, struct path *path, const term *args,
           uint32_t count, LLVMValueRef call)
{
	struct update update = {.machine = machine, .count = count};
	term guard = machine->predicate_guard;

	if (machine->predicates > 0)
		machine_refuse(machine, call, "UPDATE in a predicate");
	for (uint32_t i = 0; i < count; i++) {
		enter_predicate(machine, path, &args[2 * i], call);
		update.ranges[i] = (struct range){
			machine->indices[i],
			args[2 * i],
			args[2 * i + 1],
		};
	}
	run_update(&update, path, args[2 * count], call);
	for (uint32_t i = 0; i < count; i++)
		leave_predicate(machine, guard);
}

term
builtin_update(struct machine *machine, struct path *path, const term *args,
               LLVMValueRef call)
{
	update_all(machine, path, args, 1, call);
	return NULL;
}

term
builtin_update_both(struct machine *machine, struct path *path,
                    const term *args, LLVMValueRef call)
{
	update_all(machine, path, args, 2, call);
	return NULL;
}
