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
 */
#include <string.h>

#include "inside.h"
#include "proof.h"

bool
is_shown_below(struct machine *machine, LLVMValueRef spec)
{
	static const char prefix[] = "spec_";
	const struct claim *claim = machine->claim;
	const char *name = LLVMGetValueName(spec);

	/* Before the end of an init nothing is known to hold. */
	if (!claim || claim->is_init || machine->stack ||
	    machine->is_marred[machine->world] ||
	    strncmp(name, prefix, sizeof(prefix) - 1) != 0)
		return false;
	name = names_text(machine->names, name + sizeof(prefix) - 1);
	return machine->own > 0 && map_get(&machine->shown, name) &&
	       machine_module_of(machine, spec) >= machine->own &&
	       LLVMGetLinkage(spec) == LLVMExternalLinkage &&
	       !axiom_of(machine, spec) && !is_at_any_address(spec);
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
