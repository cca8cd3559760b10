/*
 * Others run: what a thread sees of a call that returns when it is its turn
 * again.  All components are then whatever others have left, as far as the
 * invariants hold.  That is the same after code and specification, if both let
 * others run when the state is the same: what must be is noted here.
 */
#include "inside.h"
#include "proof.h"

/* Gives all variables of modules new contents, that belong together. */
static struct store
any_state(struct machine *machine, const struct store *before)
{
	const struct claim *claim = machine->claim;
	bool was_quiet = machine->is_quiet;
	struct path any = {
		.guard = term_bool(&machine->terms, true),
		.store = store_copy(&machine->memory, before),
	};

	machine_forget(machine, &any);
	machine->is_quiet = true;
	relate(machine, claim, &any);
	machine->is_quiet = was_quiet;
	assume_invariants(machine, claim, &any);
	return any.store;
}

/* Only variables of modules: those of functions are the thread's own. */
static void
go_on(struct machine *machine, struct path *path, const struct turn *turn)
{
	path->store = store_copy(&machine->memory, &path->store);
	for (uint32_t i = 0; i < machine->global_leaves; i++)
		path->store.nodes[i] = turn->after.nodes[i];
}

static void
must_be_same_turn(struct machine *machine, const struct path *path,
                  term property, LLVMValueRef place)
{
	machine_oblige(machine, path, MUST_RETURN_SAME, property,
	               "when others run", place);
}

struct turn *
open_turn(struct machine *machine, const struct path *path)
{
	struct turn *turn = list_add(machine->arena, &machine->turns);

	*turn = (struct turn){
		.guard = path->guard,
		.met = term_bool(&machine->terms, false),
		.before = store_copy(&machine->memory, &path->store),
	};
	return turn;
}

struct turn *
meet_turn(struct machine *machine, struct path *path, uint32_t number,
          bool is_step, LLVMValueRef place)
{
	struct turn *turn = number < machine->turns.count
	                            ? &machine->turns.items[number]
	                            : NULL;
	struct path both, spec;

	if (!turn || turn->is_step != is_step) {
		must_be_same_turn(machine, path,
		                  term_bool(&machine->terms, false), place);
		path->guard = term_bool(&machine->terms, false);
		return NULL;
	}
	turn->met = path->guard;
	must_be_same_turn(machine, path, turn->guard, place);
	both = *path;
	both.guard = term_and(&machine->terms, path->guard, turn->guard);
	spec = (struct path){.guard = turn->guard, .store = turn->before};
	must_match(machine, machine->claim, &both, &spec, is_step);
	machine->world = WORLD_CODE;
	path->guard = both.guard;
	return turn;
}

uint32_t
number_of_turn(struct machine *machine, const char *what, LLVMValueRef place)
{
	if (!machine->claim || machine->predicates > 0 || machine->is_quiet)
		machine_refuse(machine, place,
		               "%s outside of a primitive's own doing", what);
	if (machine->world == WORLD_SPEC && machine->choice.value)
		machine_refuse(machine, place, "%s after SOME", what);
	if (machine->cuts > 0)
		machine_refuse(machine, place,
		               "%s in a loop that is said to end", what);
	return machine->turn_counts[machine->world]++;
}

/* The thread goes on where the condition holds that others have left it. */
static void
assume_turn(struct machine *machine, struct path *path, term condition,
            LLVMValueRef call)
{
	struct path before = *path;
	term holds = invoke(machine, path, condition, 0, call);

	must_only_read(machine, &before, path, call);
	path->guard = term_and(&machine->terms, path->guard,
	                       term_extract(&machine->terms, holds, 0, 1));
}

term
builtin_others(struct machine *machine, struct path *path, const term *args,
               LLVMValueRef call)
{
	uint32_t number = number_of_turn(machine, "OTHERS", call);
	struct turn *turn;

	if (machine->world == WORLD_SPEC) {
		turn = open_turn(machine, path);
		turn->after = any_state(machine, &path->store);
	} else {
		turn = meet_turn(machine, path, number, false, call);
	}
	if (turn)
		go_on(machine, path, turn);
	if (turn && args)
		assume_turn(machine, path, args[0], call);
	return NULL;
}

/*
 * What comes of a turn that the code has left out is not asked for.  In the
 * midst of a loop it may still come to it: behind the last step it has to.
 */
term
turns_end(struct machine *machine, struct path *code)
{
	term happens = term_bool(&machine->terms, false);

	list_each (struct turn, turn, &machine->turns) {
		struct path path = {.guard = turn->guard};

		must_be_same_turn(machine, &path,
		                  machine->amidst
		                          ? term_or(&machine->terms, turn->met,
		                                    machine->amidst)
		                          : turn->met,
		                  NULL);
		code->guard = term_and(
			&machine->terms, code->guard,
			term_implies(&machine->terms, turn->guard, turn->met));
		happens = term_or(&machine->terms, happens, turn->met);
	}
	return happens;
}
