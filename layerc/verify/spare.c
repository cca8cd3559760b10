/*
 * What specifications below read and write is there: that is an obligation
 * where they are proved, for all states of the layers up to theirs in which
 * the invariants hold and what they require does.  So it is none where they are
 * called in such a state; what they require is.
 *
 * Code finds such a state whenever it calls: it changes components by calls
 * alone, each of which keeps the invariants if it is proved.  A specification
 * does where it has written none itself, nor what nothing is proved of, nor
 * what its layer does not see any more: then it has called only what its layer
 * could.  Of MEMORY no invariant may speak.
 *
 * An init finds such a state behind the init below that it calls first, if no
 * layer between has an invariant: that one has left all others, as its own
 * proof shows.  From there on it is a caller like any other, and what it does
 * not break by itself needs not be shown again at its end.
 */
#include <string.h>

#include "inside.h"
#include "proof.h"

/* The name of what a specification below is of, or NULL. */
static const char *
name_below(struct machine *machine, LLVMValueRef spec)
{
	static const char prefix[] = "spec_";
	const char *name = LLVMGetValueName(spec);

	if (strncmp(name, prefix, sizeof(prefix) - 1) != 0 ||
	    machine->own == 0 ||
	    machine_module_of(machine, spec) < machine->own ||
	    LLVMGetLinkage(spec) != LLVMExternalLinkage ||
	    axiom_of(machine, spec) || is_at_any_address(spec))
		return NULL;
	return names_text(machine->names, name + sizeof(prefix) - 1);
}

bool
is_shown_below(struct machine *machine, LLVMValueRef spec)
{
	const struct claim *claim = machine->claim;
	const char *name = name_below(machine, spec);

	if (!claim || !name || machine->stack)
		return false;
	if (map_get(&machine->begins, name))
		return true;
	/* Before an init below has ended nothing is known to hold. */
	return map_get(&machine->shown, name) &&
	       !machine->is_marred[machine->world] &&
	       (!claim->is_init || machine->is_begun[machine->world]);
}

/* Whether it is that of an init, which is shown for any state at all. */
static bool
is_begin(struct machine *machine, LLVMValueRef spec)
{
	const char *name = name_below(machine, spec);

	return name && map_get(&machine->begins, name);
}

/* Whether a layer between an init and what calls it has an invariant. */
static bool
has_invariant_above(struct machine *machine, LLVMValueRef init)
{
	uint32_t module = machine_module_of(machine, init);

	list_each (const char *, below, &machine->claim->below) {
		LLVMValueRef invariant = machine_function(
			machine,
			arena_print(machine->arena, "invariant_%s", *below));

		if (invariant && machine_module_of(machine, invariant) > module)
			return true;
	}
	return false;
}

/* Whether all of a proof that comes behind a call comes behind it on any way.
 */
static bool
is_first(struct machine *machine, LLVMValueRef call)
{
	LLVMBasicBlockRef block = LLVMGetInstructionParent(call);

	return machine->depth == 1 &&
	       block == LLVMGetEntryBasicBlock(LLVMGetBasicBlockParent(block));
}

void
note_begin(struct machine *machine, LLVMValueRef call, LLVMValueRef spec)
{
	bool begins;

	if (!machine->claim || !is_begin(machine, spec))
		return;
	begins = machine->claim->is_init && !machine->stack &&
	         is_first(machine, call) && !has_invariant_above(machine, spec);
	machine->is_begun[machine->world] = begins;
	/* Otherwise, what is above it may not be as it was. */
	machine->is_marred[machine->world] = !begins;
}

bool
keeps_below(const struct machine *machine)
{
	return machine->is_begun[WORLD_CODE] && !machine->is_marred[WORLD_CODE];
}

/* Whether an instruction is the layer's code, which knows no components. */
static bool
is_code(struct machine *machine, LLVMValueRef place)
{
	LLVMBasicBlockRef block =
		place ? LLVMGetInstructionParent(place) : NULL;

	return block && machine->world == WORLD_CODE &&
	       machine_module_of(machine, LLVMGetBasicBlockParent(block)) <
	               machine->own;
}

void
note_write(struct machine *machine, const struct object *object,
           LLVMValueRef place)
{
	if (!machine->is_spared && object->is_global &&
	    !object->is_introduced && object != machine_memory(machine) &&
	    !is_code(machine, place))
		machine->is_marred[machine->world] = true;
}
