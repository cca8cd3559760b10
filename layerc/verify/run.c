/*
 * Functions, block by block.  What is pending first in the text is run first,
 * so that ways which part meet again before what is below them is run, and a
 * loop's steps before what follows it.
 */
#include <string.h>

#include "inside.h"
#include "solve.h"

/*
 * How many steps of a loop are run at most where none depends on the state,
 * from how many on it takes all that is known whether there is another one, and
 * Z3's units of work for that.
 */
enum { STEPS_MOST = 5000, STEPS_MANY = 5, LIMIT_OF_LOOPS = 2000000 };

static void
number_blocks(struct machine *machine, struct code *code, LLVMValueRef function)
{
	uint32_t block_index = 0;

	code->block_count = LLVMCountBasicBlocks(function);
	code->order = arena_array(machine->arena, LLVMBasicBlockRef,
	                          code->block_count);
	for (uint32_t i = 0; i < LLVMCountParams(function); i++)
		map_put(machine->arena, &code->slots, LLVMGetParam(function, i),
		        (void *)(uintptr_t)(++code->slot_count));
	for (LLVMBasicBlockRef block = LLVMGetFirstBasicBlock(function); block;
	     block = LLVMGetNextBasicBlock(block)) {
		code->order[block_index++] = block;
		map_put(machine->arena, &code->blocks, block,
		        (void *)(uintptr_t)block_index);
		for (LLVMValueRef at = LLVMGetFirstInstruction(block); at;
		     at = LLVMGetNextInstruction(at))
			map_put(machine->arena, &code->slots, at,
			        (void *)(uintptr_t)(++code->slot_count));
	}
}

static uint32_t
index_of(const struct code *code, LLVMBasicBlockRef block)
{
	return (uint32_t)(uintptr_t)map_get(&code->blocks, block) - 1;
}

/* A branch back makes a loop of all that stands between. */
static void
find_loops(struct machine *machine, struct code *code)
{
	code->ends = arena_array(machine->arena, uint32_t, code->block_count);
	for (uint32_t i = 0; i < code->block_count; i++) {
		LLVMValueRef end = LLVMGetBasicBlockTerminator(code->order[i]);

		for (uint32_t j = 0; j < LLVMGetNumSuccessors(end); j++) {
			uint32_t to = index_of(code, LLVMGetSuccessor(end, j));

			if (to <= i)
				code->ends[to] = i;
		}
	}
}

static bool
calls(LLVMValueRef at, const char *name)
{
	LLVMValueRef callee;

	if (!LLVMIsACallInst(at))
		return false;
	callee = LLVMGetCalledValue(at);
	return LLVMIsAFunction(callee) &&
	       strcmp(LLVMGetValueName(callee), name) == 0;
}

/* The first end in the text behind a begin. */
static LLVMValueRef
annotation_end(LLVMValueRef at)
{
	LLVMBasicBlockRef block = LLVMGetInstructionParent(at);

	while (!calls(at, "layerc_loop_end")) {
		at = LLVMGetNextInstruction(at);
		if (at)
			continue;
		block = LLVMGetNextBasicBlock(block);
		if (!block)
			return NULL;
		at = LLVMGetFirstInstruction(block);
	}
	return at;
}

/* The annotation in a block speaks of the innermost loop around it. */
static void
find_annotations(struct machine *machine, struct code *code)
{
	code->annotations =
		arena_array(machine->arena, LLVMValueRef, code->block_count);
	for (uint32_t i = 0; i < code->block_count; i++)
		for (LLVMValueRef at = LLVMGetFirstInstruction(code->order[i]);
		     at; at = LLVMGetNextInstruction(at)) {
			LLVMValueRef end;
			uint32_t head = i;

			if (!calls(at, "layerc_loop_begin"))
				continue;
			end = annotation_end(at);
			while (head > 0 && code->ends[head] < i)
				head--;
			if (!end || code->ends[head] < i ||
			    (head == 0 && code->ends[0] == 0) ||
			    code->annotations[head])
				machine_refuse(machine, at,
				               "LOOP outside of a loop, or "
				               "a second one in it");
			code->annotations[head] = at;
			map_put(machine->arena, &code->annotation_ends, at,
			        end);
		}
}

struct code *
code_of(struct machine *machine, LLVMValueRef function)
{
	struct code *code = map_get(&machine->codes, function);

	if (code)
		return code;
	code = arena_new(machine->arena, struct code);
	number_blocks(machine, code, function);
	find_loops(machine, code);
	find_annotations(machine, code);
	map_put(machine->arena, &machine->codes, function, code);
	return code;
}

struct path
path_copy(struct machine *machine, const struct path *path, uint32_t slots)
{
	struct path copy = {
		.guard = path->guard,
		.store = store_copy(&machine->memory, &path->store),
		.values = arena_array(machine->arena, term, slots + 1),
	};

	memcpy(copy.values, path->values, (slots + 1) * sizeof(*copy.values));
	return copy;
}

struct path
path_merge(struct machine *machine, const struct path *a, const struct path *b,
           uint32_t slots)
{
	term choice = choice_of(&machine->terms, a->guard, b->guard);
	struct path merged = {
		.guard = guard_of_either(&machine->terms, a->guard, b->guard),
		.store = store_merge(&machine->memory, choice, &a->store,
	                             &b->store),
		.values = arena_array(machine->arena, term, slots + 1),
	};

	for (uint32_t i = 0; i <= slots; i++) {
		term one = a->values[i], other = b->values[i];

		merged.values[i] =
			one && other && one->width == other->width
				? term_ite(&machine->terms, choice, one, other)
			: one ? one
			      : other;
	}
	return merged;
}

/* The values that phis of the next block take, all at once. */
static void
take_phis(struct activation *activation, struct path *path,
          LLVMBasicBlockRef from, LLVMBasicBlockRef to)
{
	struct code *code = activation->code;
	struct path before = *path;

	for (LLVMValueRef phi = LLVMGetFirstInstruction(to);
	     phi && LLVMIsAPHINode(phi); phi = LLVMGetNextInstruction(phi)) {
		uintptr_t slot = (uintptr_t)map_get(&code->slots, phi);

		if (before.values == path->values)
			*path = path_copy(activation->machine, path,
			                  code->slot_count);
		for (uint32_t i = 0; i < LLVMCountIncoming(phi); i++)
			if (LLVMGetIncomingBlock(phi, i) == from)
				path->values[slot] = operand(
					activation, &before,
					LLVMGetIncomingValue(phi, i), phi);
	}
}

/* The same as whether it is feasible, with what is said of all indices. */
static bool
may_come_about(struct machine *machine, term guard)
{
	guard = term_and(&machine->terms, guard, machine->predicate_guard);
	return solve_guard(machine, LIMIT_OF_LOOPS, guard) != ANSWER_NONE;
}

/* Whether a loop's next step is to be run. */
static bool
goes_on(struct activation *activation, const struct path *path, uint32_t head,
        LLVMValueRef place)
{
	struct machine *machine = activation->machine;
	uint32_t count = ++activation->counts[head];
	bool is_fixed = path->guard == activation->entries[head];

	/* Bounds are powers of two: asked after 1, 2, 3, 5, 9 ... steps. */
	if (!is_fixed && ((count - 1) & (count - 2)) == 0 &&
	    (!machine_is_feasible(machine, path->guard) ||
	     (count >= STEPS_MANY && !may_come_about(machine, path->guard))))
		return false;
	if (count <= (is_fixed ? STEPS_MOST : machine->unroll))
		return true;
	if (machine->is_quiet)
		machine_refuse(machine, place,
		               "a loop of more than %u steps in an invariant",
		               count - 1);
	machine_oblige(machine, path, MUST_END,
	               term_bool(&machine->terms, false),
	               arena_print(machine->arena, "%u", count - 1), place);
	return false;
}

void
go_to(struct activation *activation, struct path *path, term condition,
      LLVMBasicBlockRef from, LLVMBasicBlockRef to)
{
	struct machine *machine = activation->machine;
	uint32_t slots = activation->code->slot_count;
	uint32_t next = index_of(activation->code, to);
	uint32_t last = index_of(activation->code, from);
	LLVMValueRef end = LLVMGetBasicBlockTerminator(from);
	struct path way = *path, *pending = activation->pending[next];

	way.guard = term_and(&machine->terms, path->guard, condition);
	if (term_is_false(way.guard))
		return;
	if (next > last) {
		activation->counts[next] = 0;
		activation->entries[next] = way.guard;
	} else if (!goes_on(activation, &way, next, end)) {
		return;
	}
	take_phis(activation, &way, from, to);
	way = path_copy(machine, &way, slots);
	activation->pending[next] = arena_new(machine->arena, struct path);
	if (!pending) {
		*activation->pending[next] = way;
		return;
	}
	*activation->pending[next] = path_merge(machine, pending, &way, slots);
	if (next > last)
		activation->entries[next] = activation->pending[next]->guard;
}

void
run_blocks(struct activation *activation, uint32_t first, uint32_t last)
{
	for (uint32_t i = first; i <= last;) {
		struct path *path = activation->pending[i];
		struct path copy;

		if (!path) {
			i++;
			continue;
		}
		activation->pending[i] = NULL;
		copy = *path;
		if (activation->code->annotations[i])
			run_loop(activation, &copy, i);
		else
			run_from(activation, &copy,
			         LLVMGetFirstInstruction(
					 activation->code->order[i]));
		/* It may have gone back. */
		i = first;
	}
}

static void
run_switch(struct activation *activation, struct path *path, LLVMValueRef end)
{
	struct terms *terms = &activation->machine->terms;
	LLVMBasicBlockRef from = LLVMGetInstructionParent(end);
	term value = operand(activation, path, LLVMGetOperand(end, 0), end);
	term is_other = term_bool(terms, true);

	/* Operands: the value, the default, then pairs of value and block. */
	for (uint32_t i = 2; i < (uint32_t)LLVMGetNumOperands(end); i += 2) {
		term is_it = term_eq(
			terms, value,
			operand(activation, path, LLVMGetOperand(end, i), end));

		go_to(activation, path, is_it, from,
		      LLVMValueAsBasicBlock(LLVMGetOperand(end, i + 1)));
		is_other = term_and(terms, is_other, term_not(terms, is_it));
	}
	go_to(activation, path, is_other, from, LLVMGetSwitchDefaultDest(end));
}

static void
run_return(struct activation *activation, struct path *path, LLVMValueRef end)
{
	struct machine *machine = activation->machine;
	term result = NULL;

	if (LLVMGetNumOperands(end) > 0)
		result = operand(activation, path, LLVMGetOperand(end, 0), end);
	if (!activation->has_returned) {
		activation->returned = *path;
		activation->result = result;
		activation->has_returned = true;
		return;
	}
	if (result)
		activation->result =
			term_ite(&machine->terms,
		                 choice_of(&machine->terms, path->guard,
		                           activation->returned.guard),
		                 result, activation->result);
	activation->returned = path_merge(machine, path, &activation->returned,
	                                  activation->code->slot_count);
}

/* The instruction that ends a block. */
static void
run_end(struct activation *activation, struct path *path, LLVMValueRef end)
{
	struct machine *machine = activation->machine;
	LLVMBasicBlockRef from = LLVMGetInstructionParent(end);
	term yes = term_bool(&machine->terms, true);

	switch (LLVMGetInstructionOpcode(end)) {
	case LLVMBr:
		if (LLVMIsConditional(end)) {
			yes = operand(activation, path, LLVMGetCondition(end),
			              end);
			go_to(activation, path, term_not(&machine->terms, yes),
			      from, LLVMGetSuccessor(end, 1));
		}
		go_to(activation, path, yes, from, LLVMGetSuccessor(end, 0));
		return;
	case LLVMSwitch:
		run_switch(activation, path, end);
		return;
	case LLVMRet:
		run_return(activation, path, end);
		return;
	case LLVMUnreachable:
		machine_oblige(machine, path, MUST_BE_UNREACHED,
		               term_bool(&machine->terms, false), NULL, end);
		return;
	default:
		machine_refuse(machine, end, "a way to leave a block");
	}
}

void
run_from(struct activation *activation, struct path *path,
         LLVMValueRef instruction)
{
	for (; !LLVMIsATerminatorInst(instruction);
	     instruction = LLVMGetNextInstruction(instruction))
		if (!step(activation, path, instruction))
			return;
	run_end(activation, path, instruction);
}

/* Variables of a function that has returned are nobody's any more. */
static void
leave(struct machine *machine, struct path *path, uint32_t objects,
      uint32_t leaves)
{
	for (uint32_t i = objects; i < machine->objects.count; i++)
		if (machine->objects.items[i]->leaves.count > 0)
			machine->objects.items[i]->is_dead = true;
	machine->leaves.count = leaves;
	for (uint32_t i = leaves; i < path->store.count; i++)
		path->store.nodes[i] = NULL;
}

/* What a parameter is: of a structure by value, a copy. */
static term
passed(struct machine *machine, struct path *path, LLVMValueRef function,
       uint32_t i, term arg)
{
	unsigned kind = LLVMGetEnumAttributeKindForName("byval", 5);
	LLVMAttributeRef attribute =
		LLVMGetEnumAttributeAtIndex(function, i + 1, kind);
	LLVMValueRef param = LLVMGetParam(function, i);
	struct object *object;
	term copy;

	if (!attribute)
		return arg;
	object = machine_object(
		machine, &path->store,
		arena_print(machine->arena, "%s", LLVMGetValueName(param)),
		LLVMGetTypeAttributeValue(attribute), NULL);
	copy = pointer_to(&machine->terms, object,
	                  term_const(&machine->terms, 32, 0));
	machine_copy(machine, path, copy, arg, object->size, NULL);
	return copy;
}

term
machine_run(struct machine *machine, LLVMValueRef function, const term *args,
            struct path *path)
{
	struct code *code = code_of(machine, function);
	uint32_t objects = machine->objects.count;
	uint32_t leaves = machine->leaves.count;
	struct activation activation = {
		.machine = machine,
		.code = code,
		.pending = arena_array(machine->arena, struct path *,
	                               code->block_count),
		.counts = arena_array(machine->arena, uint32_t,
	                              code->block_count),
		.entries = arena_array(machine->arena, term, code->block_count),
	};
	struct path inside = {.guard = path->guard};

	machine->depth++;
	inside.store = store_copy(&machine->memory, &path->store);
	inside.values = arena_array(machine->arena, term, code->slot_count + 1);
	for (uint32_t i = 0; i < LLVMCountParams(function); i++)
		inside.values[i + 1] =
			passed(machine, &inside, function, i, args[i]);
	activation.pending[0] = &inside;
	run_blocks(&activation, 0, code->block_count - 1);
	machine->depth--;
	if (activation.has_returned) {
		path->guard = activation.returned.guard;
		path->store = activation.returned.store;
	} else {
		path->guard = term_bool(&machine->terms, false);
	}
	leave(machine, path, objects, leaves);
	return activation.result;
}
