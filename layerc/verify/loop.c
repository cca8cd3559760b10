/*
 * Loops with an invariant, after Floyd.  The annotation stands in the loop's
 * body and speaks of its head, where it is tested whether there is another
 * step.  What comes there from outside must satisfy the invariant; then one
 * step is run from any memory that satisfies it, for all steps there will be,
 * and must come back with it satisfied and the variant less.  What a step
 * writes is found by running it until nothing new is.
 */
#include <string.h>

#include "inside.h"

enum { TRIES_MOST = 20 };

struct annotation {
	term invariant, variant; /* no variant where others run in each step */
	bool in_step;
	struct path after; /* where the loop's body goes on, */
	LLVMValueRef end;  /* behind this */
};

/* Evaluates what the annotation says where path is. */
static struct annotation
evaluate(struct activation *activation, const struct path *path,
         LLVMValueRef begin, const struct store *entry)
{
	struct machine *machine = activation->machine;
	struct terms *terms = &machine->terms;
	struct annotation annotation = {0};
	struct path start =
		path_copy(machine, path, activation->code->slot_count);
	uint32_t block_count = activation->code->block_count;
	struct path **pending = activation->pending;
	LLVMValueRef outer = activation->annotated;

	machine->loop_entry = entry;
	activation->pending =
		arena_array(machine->arena, struct path *, block_count);
	activation->annotated = begin;
	activation->reached = NULL;
	machine->annotated[0].count = machine->annotated[1].count = 0;
	machine->goes_in_step = false;
	run_from(activation, &start, LLVMGetNextInstruction(begin));
	run_blocks(activation, 0, block_count - 1);
	activation->pending = pending;
	activation->annotated = outer;
	machine->loop_entry = NULL;
	if (!activation->reached || machine->annotated[1].count > 1)
		machine_refuse(machine, begin,
		               "an invariant that does not end");
	annotation.in_step = machine->goes_in_step;
	annotation.after = *activation->reached;
	annotation.end = activation->reached_end;
	annotation.invariant = term_bool(terms, true);
	list_each (term, part, &machine->annotated[0])
		annotation.invariant =
			term_and(terms, annotation.invariant, *part);
	if (machine->annotated[1].count > 0)
		annotation.variant = machine->annotated[1].items[0];
	return annotation;
}

/* Leaves that a loop writes, by their ids. */
struct written {
	bool *is;
	uint32_t count;
};

/* Whether it is one number that perhaps nobody has written. */
static bool
is_undefined(struct machine *machine, const struct node *node)
{
	return node->rank == 0 &&
	       !term_is_true(is_written(
		       machine, node_read(&machine->memory, node, NULL)));
}

static void
forget_leaf(struct machine *machine, struct path *path,
            const struct object *object, const struct leaf *leaf)
{
	const struct node **node = &path->store.nodes[leaf->id];
	bool was_undefined = is_undefined(machine, *node);

	*node = node_unknown(
		&machine->memory,
		arena_print(machine->arena, "%s%s", object->name, leaf->path),
		leaf);
	(*node)->symbol->is_undefined = was_undefined;
}

/* Forgets what is in the leaves, from one on, that the loop writes. */
static void
forget(struct machine *machine, struct path *path,
       const struct written *written, uint32_t first)
{
	list_each (struct object *, object, &machine->objects) {
		if (!*object || (*object)->is_dead)
			continue;
		list_each (struct leaf, leaf, &(*object)->leaves)
			if (leaf->id >= first && leaf->id < written->count &&
			    written->is[leaf->id])
				forget_leaf(machine, path, *object, leaf);
	}
}

/* Notes what differs from the begin of a step.  Returns whether that is new. */
static bool
compare(struct machine *machine, const struct cut *cut,
        const struct store *begin, struct written *written)
{
	bool is_new = false;

	list_each (struct path, arrival, &cut->arrivals)
		for (uint32_t i = 0; i < machine->leaves.count; i++) {
			const struct node *before, *after;

			before = i < begin->count ? begin->nodes[i] : NULL;
			after = i < arrival->store.count
			                ? arrival->store.nodes[i]
			                : NULL;
			if (before == after || written->is[i])
				continue;
			written->is[i] = is_new = true;
		}
	return is_new;
}

/* What a try leaves behind, if it was not the last. */
struct mark {
	struct path **pending;
	uint32_t obligations, facts, turns, turn_counts[2];
	struct path returned;
	term result, stopped[2], stopped_below, amidst;
	bool has_returned;
};

static struct mark
mark_of(const struct activation *activation)
{
	struct machine *machine = activation->machine;
	uint32_t count = activation->code->block_count;
	struct mark mark = {
		.pending = arena_array(machine->arena, struct path *, count),
		.obligations = machine->obligations.count,
		.facts = machine->facts.count,
		.turns = machine->turns.count,
		.turn_counts = {machine->turn_counts[0],
	                        machine->turn_counts[1]},
		.returned = activation->returned,
		.result = activation->result,
		.stopped = {machine->stopped[0], machine->stopped[1]},
		.stopped_below = machine->stopped_below,
		.amidst = machine->amidst,
		.has_returned = activation->has_returned,
	};

	memcpy(mark.pending, activation->pending,
	       count * sizeof(*mark.pending));
	return mark;
}

static void
go_back(struct activation *activation, const struct mark *mark)
{
	struct machine *machine = activation->machine;
	uint32_t count = activation->code->block_count;

	memcpy(activation->pending, mark->pending,
	       count * sizeof(*mark->pending));
	machine->obligations.count = mark->obligations;
	machine_forget_facts(machine, mark->facts);
	machine->turns.count = mark->turns;
	machine->turn_counts[0] = mark->turn_counts[0];
	machine->turn_counts[1] = mark->turn_counts[1];
	machine->stopped[0] = mark->stopped[0];
	machine->stopped[1] = mark->stopped[1];
	machine->stopped_below = mark->stopped_below;
	machine->amidst = mark->amidst;
	activation->returned = mark->returned;
	activation->result = mark->result;
	activation->has_returned = mark->has_returned;
}

/* Runs a step from any memory with the invariant.  Returns how it began. */
static struct annotation
run_step(struct activation *activation, const struct path *path,
         struct cut *cut, const struct written *written, struct store *begin)
{
	struct machine *machine = activation->machine;
	struct code *code = activation->code;
	struct path any = path_copy(machine, path, code->slot_count);
	struct annotation annotation;
	uint32_t obligations;

	cut->arrivals.count = 0;
	if (cut->has_turns)
		builtin_others(machine, &any, NULL,
		               code->annotations[cut->head]);
	/* Of what others see, nothing is known but what they leave. */
	forget(machine, &any, written,
	       cut->has_turns || cut->in_step ? machine->global_leaves : 0);
	if (cut->in_step)
		step_meets(activation, path, &any, written->is,
		           code->annotations[cut->head]);
	*begin = store_copy(&machine->memory, &any.store);
	/* The specification never comes there. */
	if (term_is_false(any.guard))
		return (struct annotation){0};
	obligations = machine->obligations.count;
	do {
		machine->obligations.count = obligations;
		annotation =
			evaluate(activation, &any, code->annotations[cut->head],
		                 &path->store);
	} while (!cut->has_turns && !cut->in_step &&
	         frame_put_in(machine, &any, annotation.invariant, written->is,
	                      written->count));
	*begin = store_copy(&machine->memory, &any.store);
	/* The other loop of a pair knows nothing of this one's invariant. */
	if (cut->in_step)
		machine_assume(machine, term_implies(&machine->terms, any.guard,
		                                     annotation.invariant));
	any.guard = term_and(&machine->terms, any.guard, annotation.invariant);
	run_from(activation, &any,
	         LLVMGetFirstInstruction(code->order[cut->head]));
	run_blocks(activation, cut->head, code->ends[cut->head]);
	return annotation;
}

/*
 * Where others run in each step, and where loops go in step, code and
 * specification come back together, to states that belong together.
 */
static void
oblige_turn(struct activation *activation, const struct cut *cut,
            const struct written *written)
{
	struct machine *machine = activation->machine;
	LLVMValueRef begin = activation->code->annotations[cut->head];
	struct path back = {.guard = term_bool(&machine->terms, false)};
	bool is_first = true;

	list_each (struct path, arrival, &cut->arrivals) {
		back = is_first ? *arrival
		                : path_merge(machine, &back, arrival,
		                             activation->code->slot_count);
		is_first = false;
	}
	if (!is_first && cut->in_step)
		step_meets(activation, &back, NULL, written->is, begin);
	else if (!is_first)
		builtin_others(machine, &back, NULL, begin);
}

/* What comes to a loop's head again must satisfy the invariant, too. */
static void
oblige_arrivals(struct activation *activation, const struct cut *cut,
                term variant)
{
	struct machine *machine = activation->machine;
	LLVMValueRef begin = activation->code->annotations[cut->head];

	list_each (struct path, arrival, &cut->arrivals) {
		struct annotation next =
			evaluate(activation, arrival, begin, cut->entry);

		machine_oblige_parts(machine, arrival, MUST_BE_KEPT,
		                     next.invariant, NULL, begin);
		if (cut->has_turns)
			continue;
		machine_oblige(machine, arrival, MUST_DECREASE,
		               term_binary(&machine->terms, TERM_ULT,
		                           next.variant, variant),
		               NULL, begin);
	}
}

/*
 * Of a step from any memory nothing goes on behind the loop where it comes to
 * the head again, or begins without the invariant.
 */
static void
note_amidst(struct machine *machine, const struct path *path,
            const struct cut *cut, const struct annotation *step)
{
	struct terms *terms = &machine->terms;
	term amidst;

	if (machine->world != WORLD_CODE || !step->invariant)
		return;
	amidst = term_and(terms, path->guard, term_not(terms, step->invariant));
	list_each (struct path, arrival, &cut->arrivals)
		amidst = term_or(terms, amidst, arrival->guard);
	machine->amidst = machine->amidst
	                          ? term_or(terms, machine->amidst, amidst)
	                          : amidst;
}

void
run_loop(struct activation *activation, struct path *path, uint32_t head)
{
	struct machine *machine = activation->machine;
	LLVMValueRef begin = activation->code->annotations[head];
	struct cut cut = {
		.head = head,
		.entry = &path->store,
		.outer = activation->cut,
	};
	struct written written = {NULL, machine->leaves.count};
	struct annotation first, step;
	struct store at_begin;
	struct mark mark;

	if (machine->predicates > 0)
		machine_refuse(machine, begin,
		               "a loop with an invariant in a predicate");
	for (struct cut *at = activation->cut; at; at = at->outer)
		if (at->head == head) {
			*list_add(machine->arena, &at->arrivals) = *path;
			return;
		}
	if (LLVMIsAPHINode(
		    LLVMGetFirstInstruction(activation->code->order[head])))
		machine_refuse(machine, begin, "a loop of an optimiser");
	written.is = arena_array(machine->arena, bool, machine->leaves.count);
	first = evaluate(activation, path, begin, cut.entry);
	cut.has_turns = !first.variant;
	/* In what is said to end alone, no other loop goes with it. */
	cut.in_step = first.in_step && machine->claim && machine->cuts == 0;
	machine_oblige_parts(machine, path, MUST_HOLD_AT_FIRST, first.invariant,
	                     NULL, begin);
	activation->cut = &cut;
	machine->cuts += !cut.has_turns && !cut.in_step;
	mark = mark_of(activation);
	for (uint32_t tries = 0;; tries++) {
		step = run_step(activation, path, &cut, &written, &at_begin);
		if (!compare(machine, &cut, &at_begin, &written))
			break;
		if (tries == TRIES_MOST)
			machine_refuse(machine, begin,
			               "a loop whose writes are not found");
		go_back(activation, &mark);
	}
	activation->cut = cut.outer;
	machine->cuts -= !cut.has_turns && !cut.in_step;
	oblige_arrivals(activation, &cut, step.variant);
	if (cut.has_turns || cut.in_step)
		oblige_turn(activation, &cut, &written);
	else
		note_amidst(machine, path, &cut, &step);
}

void
pass_annotation(struct activation *activation, struct path *path,
                LLVMValueRef begin)
{
	LLVMValueRef end = map_get(&activation->code->annotation_ends, begin);

	run_from(activation, path, LLVMGetNextInstruction(end));
}
