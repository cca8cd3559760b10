/*
 * Loops of code and specification that go in step.  At their heads both have
 * the same components, and the same in variables of one name, which is shown
 * for what comes there; then one step of each is run from any such state.  As
 * with LOOP, what a step writes is any, and all else is as it was; what it
 * writes is what the specification's does, or the loops do not go in step.
 */
#include <string.h>

#include "inside.h"
#include "proof.h"

/* The variable of the function that an instruction makes on path, or NULL. */
static struct object *
own_object(const struct activation *activation, const struct path *path,
           LLVMValueRef instruction)
{
	struct machine *machine = activation->machine;
	term pointer = NULL;

	if (LLVMIsAAllocaInst(instruction))
		pointer = path->values[(uintptr_t)map_get(
			&activation->code->slots, instruction)];
	if (!pointer || pointer->kind != TERM_CONST)
		return NULL;
	return machine->objects.items[pointer->value >> 32];
}

static struct object_list
own_objects(const struct activation *activation, const struct path *path)
{
	struct object_list objects = {0};

	for (uint32_t i = 0; i < activation->code->block_count; i++)
		for (LLVMValueRef at = LLVMGetFirstInstruction(
			     activation->code->order[i]);
		     at; at = LLVMGetNextInstruction(at)) {
			struct object *object =
				own_object(activation, path, at);

			if (object)
				*list_add(activation->machine->arena,
				          &objects) = object;
		}
	return objects;
}

static void
set_nodes(struct machine *machine, struct path *path,
          const struct object *object, const struct store *from,
          const struct object *as)
{
	for (uint32_t i = 0; i < object->leaves.count; i++)
		store_set(&machine->memory, &path->store,
		          object->leaves.items[i].id,
		          from->nodes[as->leaves.items[i].id]);
}

/* Forgets the leaves of an object that are written, or all (NULL). */
static void
forget_object(struct machine *machine, struct path *path,
              const struct object *object, const bool *written)
{
	list_each (struct leaf, leaf, &object->leaves) {
		if (written && !written[leaf->id])
			continue;
		store_set(&machine->memory, &path->store, leaf->id,
		          node_unknown(&machine->memory,
		                       arena_print(machine->arena, "%s%s'",
		                                   object->name, leaf->path),
		                       leaf));
	}
}

static bool
is_written_in(const struct object *object, const bool *written)
{
	list_each (struct leaf, leaf, &object->leaves)
		if (written[leaf->id])
			return true;
	return false;
}

/* A variable of a module and, if it is a component of both, the other one. */
struct pair {
	struct object *code, *spec;
};

/* Of an object by its place among all; both are NULL if it has been there. */
static struct pair
pair_of(struct machine *machine, uint32_t number)
{
	struct object *object = machine->objects.items[number];
	const char *name = names_text(machine->names, object->name);
	struct object *spec = map_get(&machine->globals[WORLD_SPEC], name);
	struct object *code = map_get(&machine->globals[WORLD_CODE], name);

	if (!object->is_global || object->is_constant || object->function)
		return (struct pair){NULL, NULL};
	if (object == code && spec)
		return (struct pair){code, spec};
	if (object == spec)
		return (struct pair){NULL, code ? NULL : spec};
	return (struct pair){object, NULL};
}

/* Where the loop writes what the layer introduces, nothing of it is known. */
static bool
introduces(struct machine *machine, const bool *written)
{
	for (uint32_t i = 1; i < machine->objects.count; i++)
		if (machine->objects.items[i]->is_introduced &&
		    is_written_in(machine->objects.items[i], written))
			return true;
	return false;
}

static void
forget_written(struct machine *machine, struct path *any, struct turn *turn,
               const bool *written)
{
	for (uint32_t i = 1; i < machine->objects.count; i++) {
		struct pair pair = pair_of(machine, i);

		if (pair.code && pair.spec) {
			forget_object(machine, any, pair.spec, written);
			set_nodes(machine, any, pair.code, &any->store,
			          pair.spec);
		} else if (turn->has_all && (pair.code || pair.spec)) {
			forget_object(machine, any,
			              pair.code ? pair.code : pair.spec, NULL);
		}
	}
	if (turn->has_all)
		relate(machine, machine->claim, any);
}

/* The number in a leaf without dimensions, or NULL if nobody has written it. */
static term
number_in(struct machine *machine, const struct leaf *leaf,
          const struct node *node)
{
	term value = leaf->rank == 0 ? node_read(&machine->memory, node, NULL)
	                             : NULL;

	return value && term_is_true(is_written(machine, value)) ? value : NULL;
}

/* A variable of the code's function and one of its specification's. */
static void
couple(struct machine *machine, const struct path *path, struct path *any,
       const struct object *object, const struct own *own, LLVMValueRef place)
{
	for (uint32_t i = 0; i < object->leaves.count; i++) {
		const struct leaf *leaf = &object->leaves.items[i];
		term code =
			number_in(machine, leaf, path->store.nodes[leaf->id]);
		term spec = number_in(machine, leaf, own->before[i]);

		if (!code || !spec || code->width != spec->width)
			continue;
		machine_oblige(machine, path, MUST_AGREE,
		               term_eq(&machine->terms, code, spec),
		               object->name, place);
		if (any)
			store_set(&machine->memory, &any->store, leaf->id,
			          own->after[i]);
	}
}

static void
couple_all(struct activation *activation, const struct path *path,
           struct path *any, const struct turn *turn, const bool *written,
           LLVMValueRef place)
{
	struct object_list objects = own_objects(activation, path);

	list_each (struct object *, object, &objects)
		list_each (const struct own, own, &turn->own)
			if (strcmp((*object)->name, own->object->name) == 0 &&
			    (*object)->leaves.count ==
			            own->object->leaves.count &&
			    (own->is_written ||
			     is_written_in(*object, written)))
				couple(activation->machine, path, any, *object,
				       own, place);
}

static void
note_own(struct activation *activation, const struct path *path,
         const struct path *any, const bool *written, struct turn *turn)
{
	struct machine *machine = activation->machine;
	struct object_list objects = own_objects(activation, path);

	list_each (struct object *, object, &objects) {
		uint32_t count = (*object)->leaves.count;
		struct own *own = list_add(machine->arena, &turn->own);

		own->object = *object;
		own->is_written = is_written_in(*object, written);
		own->before =
			arena_array(machine->arena, const struct node *, count);
		own->after =
			arena_array(machine->arena, const struct node *, count);
		for (uint32_t i = 0; i < count; i++) {
			uint32_t id = (*object)->leaves.items[i].id;

			own->before[i] = path->store.nodes[id];
			own->after[i] = any->store.nodes[id];
		}
	}
}

/* What the code finds in a component of both at the head of any step. */
static void
take_component(struct machine *machine, struct path *any, struct pair pair,
               const struct turn *turn, const bool *written, LLVMValueRef place)
{
	for (uint32_t i = 0; i < pair.code->leaves.count; i++) {
		uint32_t code = pair.code->leaves.items[i].id;
		uint32_t spec = pair.spec->leaves.items[i].id;

		if (turn->after.nodes[spec] != turn->before.nodes[spec])
			store_set(&machine->memory, &any->store, code,
			          turn->after.nodes[spec]);
		else if (written[code])
			machine_refuse(machine, place,
			               "a loop that writes '%s', which the "
			               "specification's in step does not",
			               pair.code->name);
	}
	set_nodes(machine, any, pair.spec, &turn->after, pair.spec);
}

static void
take_all(struct machine *machine, struct path *any, const struct turn *turn,
         const bool *written, LLVMValueRef place)
{
	for (uint32_t i = 1; i < machine->objects.count; i++) {
		struct pair pair = pair_of(machine, i);

		if (pair.code && pair.spec)
			take_component(machine, any, pair, turn, written,
			               place);
		else if (pair.spec)
			set_nodes(machine, any, pair.spec, &turn->after,
			          pair.spec);
		else if (pair.code && turn->has_all)
			set_nodes(machine, any, pair.code, &turn->after,
			          pair.code);
		else if (pair.code && is_written_in(pair.code, written))
			machine_refuse(machine, place,
			               "a loop that writes '%s', which the "
			               "specification's in step does not",
			               pair.code->name);
	}
}

/* The invariants held whenever the loops came there: so much was shown. */
static void
assume_on(struct machine *machine, const struct path *path)
{
	uint32_t first = machine->facts.count;

	assume_invariants(machine, machine->claim, path);
	for (; first < machine->facts.count; first++)
		machine->facts.items[first] =
			term_implies(&machine->terms, path->guard,
		                     machine->facts.items[first]);
}

void
step_meets(struct activation *activation, const struct path *path,
           struct path *any, const bool *written, LLVMValueRef place)
{
	struct machine *machine = activation->machine;
	uint32_t number = number_of_turn(machine, "STEPS", place);
	struct path here = *path;
	struct turn *turn;

	if (machine->world == WORLD_SPEC) {
		turn = open_turn(machine, path);
		turn->is_step = true;
		turn->has_all = introduces(machine, written);
		if (any)
			forget_written(machine, any, turn, written);
		turn->after = store_copy(&machine->memory,
		                         any ? &any->store : &path->store);
		note_own(activation, path, any ? any : path, written, turn);
		return;
	}
	turn = meet_turn(machine, &here, number, true, place);
	if (turn)
		couple_all(activation, &here, any, turn, written, place);
	if (!any)
		return;
	any->guard = here.guard;
	if (!turn)
		return;
	take_all(machine, any, turn, written, place);
	assume_on(machine, any);
}
