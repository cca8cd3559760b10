/*
 * What specifications leave open: whether the machine stops, and what is in a
 * component afterwards.  Of the primitive itself, what it leaves there is taken
 * for it; so nobody may read it, or something could depend on another choice.
 * Of a primitive below the code nothing is known there.
 */
#include "inside.h"

/* Whether a call stands in what specifies a layer below. */
static bool
is_below(struct machine *machine, LLVMValueRef call)
{
	LLVMValueRef function =
		LLVMGetBasicBlockParent(LLVMGetInstructionParent(call));

	return machine->own > 0 &&
	       machine_module_of(machine, function) >= machine->own;
}

/* Where the machine may stop below, code may not do so by itself. */
term
builtin_may_stop(struct machine *machine, struct path *path, const term *args,
                 LLVMValueRef call)
{
	struct terms *terms = &machine->terms;
	term *stopped = is_below(machine, call) ? &machine->stopped_below
	                                        : &machine->stopped[WORLD_SPEC];

	(void)args;
	if (machine->predicates > 0)
		machine_refuse(machine, call, "MAY_STOP in a predicate");
	if (machine->world == WORLD_CODE)
		machine_oblige(machine, path, MUST_NOT_STOP,
		               term_or(terms, machine->stopped[WORLD_SPEC],
		                       machine->stopped_below),
		               NULL, call);
	else if (machine->choice.value)
		machine_refuse(machine, call, "MAY_STOP after SOME");
	else
		*stopped = term_or(terms, *stopped, path->guard);
	return NULL;
}

/* Whether it is a component, of either world. */
static bool
is_shown(struct machine *machine, const struct object *object)
{
	const char *name = names_text(machine->names, object->name);

	return object->is_global && (map_get(&machine->shared, name) ||
	                             map_get(&machine->introduced, name));
}

term
builtin_anything(struct machine *machine, struct path *path, const term *args,
                 LLVMValueRef call)
{
	uint64_t number =
		args[0]->kind == TERM_CONST ? args[0]->value >> 32 : 0;
	const struct object *object = machine->objects.items[number];

	if (machine->predicates > 0)
		machine_refuse(machine, call, "ANYTHING in a predicate");
	if (!object || !is_shown(machine, object) || (uint32_t)args[0]->value)
		machine_refuse(machine, call,
		               "ANYTHING in what is no whole component");
	note_write(machine, object, call);
	list_each (struct leaf, leaf, &object->leaves) {
		const struct node *node =
			node_unknown(&machine->memory,
		                     arena_print(machine->arena, "%s%s'",
		                                 object->name, leaf->path),
		                     leaf);

		node->symbol->is_left_open = machine->world == WORLD_SPEC;
		store_set(&machine->memory, &path->store, leaf->id, node);
	}
	return NULL;
}

/* The condition under which a value is what the specification leaves open. */
static term
is_value_open(struct terms *terms, term value)
{
	term condition;

	if (value->kind != TERM_ITE)
		return term_bool(terms, value->kind == TERM_APPLY &&
		                                value->symbol->is_left_open);
	condition = value->args[0];
	return term_ite(terms, condition, is_value_open(terms, value->args[1]),
	                is_value_open(terms, value->args[2]));
}

term
is_left_open(struct terms *terms, const struct node *node)
{
	switch (node->kind) {
	case NODE_BASE:
		return term_bool(terms, node->symbol->is_left_open);
	case NODE_VALUE:
		return is_value_open(terms, node->value);
	case NODE_MERGE:
		return term_ite(terms, node->value,
		                is_left_open(terms, node->next),
		                is_left_open(terms, node->other));
	default:
		return term_bool(terms, false);
	}
}
