/*
 * Functions that specifications and annotations call, and what they mean.
 * layerc_spec.h declares them, and says so for people.
 */
#include <string.h>

#include "inside.h"
#include "proof.h"

static term
require(struct machine *machine, struct path *path, const term *args,
        LLVMValueRef call)
{
	struct terms *terms = &machine->terms;
	term holds = term_extract(terms, args[0], 0, 1);

	if (machine->predicates > 0)
		machine_refuse(machine, call, "REQUIRE in a predicate");
	if (machine->assumes_required && machine->choice.value)
		machine_refuse(machine, call, "REQUIRE after SOME");
	if (machine->assumes_required)
		machine_assume(machine,
		               term_implies(terms, path->guard, holds));
	else
		machine_oblige(machine, path, MUST_BE_REQUIRED, holds, NULL,
		               call);
	path->guard = term_and(terms, path->guard, holds);
	return NULL;
}

static term
stop(struct machine *machine, struct path *path, const term *args,
     LLVMValueRef call)
{
	struct terms *terms = &machine->terms;

	(void)args;
	if (machine->predicates > 0)
		machine_refuse(machine, call, "STOP in a predicate");
	if (machine->world == WORLD_SPEC && machine->choice.value)
		machine_refuse(machine, call, "STOP after SOME");
	if (machine->world == WORLD_CODE && !machine->is_quiet)
		machine_oblige(machine, path, MUST_NOT_STOP,
		               machine->stopped[WORLD_SPEC], NULL, call);
	machine->stopped[machine->world] =
		term_or(terms, machine->stopped[machine->world], path->guard);
	path->guard = term_bool(terms, false);
	return NULL;
}

/* What is not proved does as it says. */
static term
axiom(struct machine *machine, struct path *path, const term *args,
      LLVMValueRef call)
{
	(void)machine;
	(void)path;
	(void)args;
	(void)call;
	return NULL;
}

static term
assume(struct machine *machine, struct path *path, const term *args,
       LLVMValueRef call)
{
	(void)call;
	path->guard = term_and(&machine->terms, path->guard,
	                       term_extract(&machine->terms, args[0], 0, 1));
	return NULL;
}

static term
assert_(struct machine *machine, struct path *path, const term *args,
        LLVMValueRef call)
{
	machine_oblige(machine, path, MUST_HOLD,
	               term_extract(&machine->terms, args[0], 0, 1), NULL,
	               call);
	return NULL;
}

static term
invariant(struct machine *machine, struct path *path, const term *args,
          LLVMValueRef call)
{
	(void)path;
	(void)call;
	*list_add(machine->arena, &machine->annotated[0]) =
		term_extract(&machine->terms, args[0], 0, 1);
	return NULL;
}

static term
variant(struct machine *machine, struct path *path, const term *args,
        LLVMValueRef call)
{
	(void)path;
	(void)call;
	*list_add(machine->arena, &machine->annotated[1]) = args[0];
	return NULL;
}

/*
 * What is shown of MEMORY is shown of each byte from the first page on, as
 * nobody knows where the image ends; and to instructions variables are bytes,
 * too.  Of what names variables, or is in C, that does not follow.
 */
static term
at_any_address(struct machine *machine, struct path *path, const term *args,
               LLVMValueRef call)
{
	LLVMBasicBlockRef block = LLVMGetInstructionParent(call);
	const char *spec = LLVMGetValueName(LLVMGetBasicBlockParent(block));

	(void)path;
	(void)args;
	/* A specification that calls another one says nothing so. */
	if (!machine->assumes_required ||
	    strcmp(spec + strlen("spec_"), machine->claim->primitive) != 0)
		return NULL;
	machine->is_anywhere = true;
	if (!machine->stack)
		machine_refuse(machine, call,
		               "AT_ANY_ADDRESS of what is not assembly");
	return NULL;
}

static term
in_step(struct machine *machine, struct path *path, const term *args,
        LLVMValueRef call)
{
	(void)path;
	(void)args;
	(void)call;
	machine->goes_in_step = true;
	return NULL;
}

/* Variables of modules are what they were then, until it ends. */
static void
go_to_past(struct machine *machine, struct path *path, const struct store *then,
           bool begins, LLVMValueRef call)
{
	if (machine->is_old && begins)
		machine_refuse(machine, call, "OLD or ENTRY inside another");
	machine->is_old = begins;
	if (begins)
		machine->kept = store_copy(&machine->memory, &path->store);
	for (uint32_t i = 0; i < machine->entry->count; i++)
		if (machine->entry->nodes[i])
			path->store.nodes[i] = begins ? then->nodes[i]
			                              : machine->kept.nodes[i];
}

static term
old(struct machine *machine, struct path *path, const term *args,
    LLVMValueRef call)
{
	if (!machine->entry)
		machine_refuse(machine, call, "OLD outside of code");
	go_to_past(machine, path, machine->entry, !term_is(args[0], 0), call);
	return NULL;
}

static term
entry(struct machine *machine, struct path *path, const term *args,
      LLVMValueRef call)
{
	if (!machine->entry || !machine->loop_entry)
		machine_refuse(machine, call, "ENTRY outside of LOOP");
	go_to_past(machine, path, machine->loop_entry, !term_is(args[0], 0),
	           call);
	return NULL;
}

static term
end_of_image(struct machine *machine, struct path *path, const term *args,
             LLVMValueRef call)
{
	(void)path;
	(void)args;
	(void)call;
	return image_end(machine);
}

builtin
builtin_of(const char *name)
{
	static const struct {
		const char *name;
		builtin builtin;
	} known[] = {
		{"layerc_require", require},
		{"layerc_stop", stop},
		{"layerc_may_stop", builtin_may_stop},
		{"layerc_anything", builtin_anything},
		{"layerc_axiom", axiom},
		{"layerc_assume", assume},
		{"layerc_assert", assert_},
		{"layerc_all", builtin_all},
		{"layerc_first", builtin_first},
		{"layerc_count", builtin_count},
		{"layerc_sum", builtin_sum},
		{"layerc_update", builtin_update},
		{"layerc_copy", builtin_copy},
		{"layerc_has_bytes", builtin_has_bytes},
		{"layerc_are_apart", builtin_are_apart},
		{"layerc_some", builtin_some},
		{"layerc_update_both", builtin_update_both},
		{"layerc_old", old},
		{"layerc_entry", entry},
		{"layerc_invariant", invariant},
		{"layerc_variant", variant},
		{"layerc_in_step", in_step},
		{"layerc_at_any_address", at_any_address},
		{"layerc_image_end", end_of_image},
		{"layerc_others", builtin_others},
		{"layerc_unknown", builtin_unknown},
		{"layerc_is_known", builtin_is_known},
		{"layerc_is_certain", builtin_is_certain},
		{"layerc_x86_jump", builtin_jump},
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (strcmp(known[i].name, name) == 0)
			return known[i].builtin;
	return NULL;
}

/* The last call of a word at the begin of a specification, or NULL. */
static LLVMValueRef
said(LLVMValueRef spec, const char *word)
{
	LLVMBasicBlockRef block = LLVMGetEntryBasicBlock(spec);
	LLVMValueRef call = NULL;

	for (LLVMValueRef at = LLVMGetFirstInstruction(block); at;
	     at = LLVMGetNextInstruction(at)) {
		LLVMValueRef callee =
			LLVMIsACallInst(at) ? LLVMGetCalledValue(at) : NULL;

		if (callee && LLVMIsAFunction(callee) &&
		    strcmp(LLVMGetValueName(callee), word) == 0)
			call = at;
	}
	return call;
}

bool
is_at_any_address(LLVMValueRef spec)
{
	return said(spec, "layerc_at_any_address");
}

const char *
axiom_of(struct machine *machine, LLVMValueRef spec)
{
	LLVMValueRef call = said(spec, "layerc_axiom");
	LLVMValueRef words = call ? LLVMGetOperand(call, 0) : NULL;
	size_t len;
	const char *text;

	while (words && !LLVMIsAGlobalVariable(words))
		words = LLVMIsAConstantExpr(words) ? LLVMGetOperand(words, 0)
		                                   : NULL;
	if (!words || !LLVMGetInitializer(words) ||
	    !LLVMIsConstantString(LLVMGetInitializer(words)))
		return NULL;
	text = LLVMGetAsString(LLVMGetInitializer(words), &len);
	return arena_text(machine->arena, text, len);
}
