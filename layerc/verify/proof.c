#include "proof.h"

#include <string.h>

#include "inside.h"
#include "solve.h"

term
parameter(struct machine *machine, struct path *path, LLVMValueRef param)
{
	LLVMTypeRef type = LLVMTypeOf(param);
	const char *name =
		arena_print(machine->arena, "%s", LLVMGetValueName(param));
	struct symbol *symbol;
	struct object *object;

	if (LLVMGetTypeKind(type) != LLVMPointerTypeKind) {
		symbol = term_symbol(&machine->terms, name,
		                     width_of(machine, type, NULL), 0);
		symbol->is_state = true;
		return term_apply(&machine->terms, symbol, NULL);
	}
	type = LLVMGetElementType(type);
	if (!LLVMTypeIsSized(type))
		machine_refuse(machine, NULL,
		               "parameter '%s' points to what has no size",
		               name);
	object = machine_object(machine, &path->store, name, type);
	return pointer_to(&machine->terms, object,
	                  term_const(&machine->terms, 32, 0));
}

/* Runs a function for what it says of path's state, or makes of it. */
static term
evaluate(struct machine *machine, LLVMValueRef function, enum world world,
         struct path *path)
{
	enum world before = machine->world;
	term guard = path->guard, value;

	if (LLVMCountParams(function) > 0)
		machine_refuse(machine, NULL, "'%s' has parameters",
		               LLVMGetValueName(function));
	/* Where nothing happens, everything is so. */
	if (term_is_false(guard))
		return term_bool(&machine->terms, true);
	machine->world = world;
	value = machine_run(machine, function, NULL, path);
	if (term_is_false(path->guard))
		machine_refuse(machine, NULL, "'%s' does not return",
		               LLVMGetValueName(function));
	machine->world = before;
	path->guard = guard;
	return value ? term_extract(&machine->terms, value, 0, 1) : NULL;
}

static LLVMValueRef
function_of(struct machine *machine, const char *what, const char *layer)
{
	return layer ? machine_function(machine,
	                                arena_print(machine->arena, "%s_%s",
	                                            what, layer))
	             : NULL;
}

/* The relation: makes the overlay's components of the code's. */
static void
relate(struct machine *machine, const struct claim *claim, struct path *path)
{
	LLVMValueRef abstract = function_of(machine, "abstract", claim->layer);

	if (abstract)
		evaluate(machine, abstract, WORLD_CODE, path);
}

/*
 * Puts the overlay's components, as the specification left them, beside what
 * the code left, where the relation is a predicate on both.
 */
static void
join(struct machine *machine, const struct claim *claim, struct path *code,
     const struct path *spec)
{
	if (!function_of(machine, "couples", claim->layer))
		return;
	code->store = store_copy(&machine->memory, &code->store);
	list_each (struct object *, object, &machine->objects) {
		const char *name = *object ? (*object)->name : "";

		name = names_text(machine->names, name);
		if (!map_get(&machine->introduced, name) ||
		    *object != map_get(&machine->globals[WORLD_SPEC], name))
			continue;
		list_each (struct leaf, leaf, &(*object)->leaves)
			store_set(&machine->memory, &code->store, leaf->id,
			          spec->store.nodes[leaf->id]);
	}
}

static void
assume(struct machine *machine, const char *what, const char *layer,
       enum world world, const struct path *path)
{
	LLVMValueRef invariant = function_of(machine, what, layer);
	struct path copy = *path;

	if (invariant)
		machine_assume(machine,
		               evaluate(machine, invariant, world, &copy));
}

static void
assume_invariants(struct machine *machine, const struct claim *claim,
                  const struct path *path)
{
	bool was_quiet = machine->is_quiet;

	if (claim->is_init)
		return;
	machine->is_quiet = true;
	list_each (const char *, below, &claim->below)
		assume(machine, "invariant", *below, WORLD_CODE, path);
	assume(machine, "represents", claim->layer, WORLD_CODE, path);
	assume(machine, "couples", claim->layer, WORLD_CODE, path);
	assume(machine, "invariant", claim->layer, WORLD_SPEC, path);
	machine->is_quiet = was_quiet;
}

/* What is in an object's leaves must be the same in two stores. */
static void
agree(struct machine *machine, const struct path *path,
      const struct object *one, const struct store *in_one,
      const struct object *other, const struct store *in_other)
{
	struct terms *terms = &machine->terms;

	for (uint32_t i = 0; i < one->leaves.count; i++) {
		const struct leaf *leaf = &one->leaves.items[i];
		const struct node *a = in_one->nodes[leaf->id];
		const struct node *b =
			in_other->nodes[other->leaves.items[i].id];
		struct path here = *path;
		term indices[INDICES_MOST];

		if (a == b)
			continue;
		for (uint32_t d = 0; d < leaf->rank; d++) {
			indices[d] = term_fresh(terms, "index", INDEX_BITS);
			here.guard = term_and(
				terms, here.guard,
				term_binary(
					terms, TERM_ULT, indices[d],
					term_const(terms, INDEX_BITS,
			                           leaf->dimensions[d].count)));
		}
		machine_oblige(machine, &here, MUST_AGREE,
		               term_eq(terms,
		                       node_read(&machine->memory, a, indices),
		                       node_read(&machine->memory, b, indices)),
		               arena_print(machine->arena, "%s%s", one->name,
		                           leaf->path),
		               NULL);
	}
}

/* All components, and what parameters point to, after both have run. */
static void
agree_on_all(struct machine *machine, const struct path *path,
             const struct path *code, const struct path *spec,
             uint32_t first_parameter, uint32_t last_parameter)
{
	list_each (LLVMModuleRef, module, &machine->modules)
		for (LLVMValueRef global = LLVMGetFirstGlobal(*module); global;
		     global = LLVMGetNextGlobal(global)) {
			size_t len;
			const char *text = LLVMGetValueName2(global, &len);
			const char *name = names_add(machine->names, text, len);
			struct object *one, *other;

			if (LLVMIsDeclaration(global))
				continue;
			other = map_get(&machine->globals[WORLD_SPEC], name);
			one = map_get(&machine->introduced, name)
			              ? other
			              : map_get(&machine->globals[WORLD_CODE],
			                        name);
			if (one && other)
				agree(machine, path, one, &code->store, other,
				      &spec->store);
		}
	for (uint32_t i = first_parameter; i < last_parameter; i++) {
		struct object *object = machine->objects.items[i];

		agree(machine, path, object, &code->store, object,
		      &spec->store);
	}
}

/* An invariant must hold in a store, wherever path goes. */
static void
oblige_invariant(struct machine *machine, const char *what,
                 const struct claim *claim, enum world world,
                 const struct path *path, const struct path *after)
{
	LLVMValueRef invariant = function_of(machine, what, claim->layer);
	struct path copy = *after;

	if (!invariant)
		return;
	copy.guard = path->guard;
	machine->in_invariant = true;
	machine_oblige(machine, path, MUST_BE_INVARIANT,
	               evaluate(machine, invariant, world, &copy),
	               arena_print(machine->arena, "%s_%s", what, claim->layer),
	               NULL);
	machine->in_invariant = false;
}

/* Runs both sides and notes what must hold.  Returns what can happen. */
static term
run_both(struct machine *machine, const struct claim *claim, LLVMValueRef code,
         LLVMValueRef spec)
{
	struct terms *terms = &machine->terms;
	uint32_t first, last;
	term args[PARAMETERS_MOST], results[2];
	struct path start = {0}, ways[2], both;

	if (LLVMCountParams(code) != LLVMCountParams(spec) ||
	    LLVMCountParams(code) > PARAMETERS_MOST)
		machine_refuse(machine, NULL,
		               "'spec_%s', which has other parameters",
		               claim->primitive);
	machine_begin(machine, &start);
	first = machine->objects.count;
	for (uint32_t i = 0; i < LLVMCountParams(code); i++)
		args[i] = parameter(machine, &start, LLVMGetParam(code, i));
	last = machine->objects.count;
	relate(machine, claim, &start);
	assume_invariants(machine, claim, &start);

	ways[WORLD_SPEC] = ways[WORLD_CODE] = start;
	machine->world = WORLD_SPEC;
	machine->assumes_required = true;
	results[WORLD_SPEC] =
		machine_run(machine, spec, args, &ways[WORLD_SPEC]);
	machine->world = WORLD_CODE;
	machine->assumes_required = false;
	machine->entry = &start.store;
	results[WORLD_CODE] =
		machine_run(machine, code, args, &ways[WORLD_CODE]);
	machine->entry = NULL;

	machine_oblige(machine, &ways[WORLD_CODE], MUST_RETURN_SAME,
	               ways[WORLD_SPEC].guard, "whether it returns", NULL);
	both = ways[WORLD_CODE];
	both.guard = term_and(terms, both.guard, ways[WORLD_SPEC].guard);
	if (results[WORLD_CODE] && results[WORLD_SPEC])
		machine_oblige(machine, &both, MUST_RETURN_SAME,
		               term_eq(terms, results[WORLD_CODE],
		                       results[WORLD_SPEC]),
		               "the result", NULL);
	both.store = ways[WORLD_CODE].store;
	join(machine, claim, &both, &ways[WORLD_SPEC]);
	relate(machine, claim, &both);
	agree_on_all(machine, &both, &both, &ways[WORLD_SPEC], first, last);
	oblige_invariant(machine, "represents", claim, WORLD_CODE, &both,
	                 &both);
	oblige_invariant(machine, "couples", claim, WORLD_CODE, &both, &both);
	oblige_invariant(machine, "invariant", claim, WORLD_SPEC, &both,
	                 &ways[WORLD_SPEC]);
	return term_or(terms, both.guard, machine->stopped[WORLD_CODE]);
}

/* The words of an AXIOM that a specification begins with, or NULL. */
static const char *
axiom_of(struct machine *machine, LLVMValueRef spec)
{
	LLVMBasicBlockRef block = LLVMGetEntryBasicBlock(spec);
	LLVMValueRef words = NULL;
	size_t len;
	const char *text;

	for (LLVMValueRef at = LLVMGetFirstInstruction(block); at;
	     at = LLVMGetNextInstruction(at)) {
		LLVMValueRef callee =
			LLVMIsACallInst(at) ? LLVMGetCalledValue(at) : NULL;

		if (callee && LLVMIsAFunction(callee) &&
		    strcmp(LLVMGetValueName(callee), "layerc_axiom") == 0)
			words = LLVMGetOperand(at, 0);
	}
	while (words && !LLVMIsAGlobalVariable(words))
		words = LLVMIsAConstantExpr(words) ? LLVMGetOperand(words, 0)
		                                   : NULL;
	if (!words || !LLVMGetInitializer(words) ||
	    !LLVMIsConstantString(LLVMGetInitializer(words)))
		return NULL;
	text = LLVMGetAsString(LLVMGetInitializer(words), &len);
	return arena_text(machine->arena, text, len);
}

/* Decides what was noted, and whether any of it can happen at all. */
static struct proof
concluded(struct machine *machine, uint32_t limit, term happens)
{
	struct proof proof = {0};

	solve(machine, limit, &proof);
	if ((proof.verdict == PROOF_PROVED || proof.verdict == PROOF_BOUNDED) &&
	    solve_guard(machine, limit, happens) == ANSWER_NONE)
		proof.verdict = PROOF_VACUOUS;
	return proof;
}

/* What does a primitive, or NULL: its own code, or the one that it restates. */
static LLVMValueRef
code_for(struct machine *machine, const struct claim *claim)
{
	return claim->is_restated
	               ? machine_function_in(
				 machine, claim->own,
				 machine->modules.count - claim->own,
				 arena_print(machine->arena, "spec_%s",
	                                     claim->primitive))
	               : machine_function(machine, claim->primitive);
}

struct proof
prove(struct machine *machine, const struct claim *claim, uint32_t limit)
{
	struct proof proof = {0};
	LLVMValueRef code = code_for(machine, claim);
	LLVMValueRef spec = machine_function_in(
		machine, 0, claim->own ? claim->own : machine->modules.count,
		arena_print(machine->arena, "spec_%s", claim->primitive));

	proof.refusal = spec ? axiom_of(machine, spec) : NULL;
	if (spec && !code && !proof.refusal)
		proof.refusal = claim->is_restated
		                        ? "what it restates is not specified"
		                        : "it is assembly";
	if (!spec || proof.refusal) {
		proof.verdict = spec ? PROOF_ASSUMED : PROOF_UNSPECIFIED;
		return proof;
	}
	return concluded(machine, limit, run_both(machine, claim, code, spec));
}

struct proof
prove_assertions(struct machine *machine, const char *name, uint32_t limit)
{
	LLVMValueRef function = machine_function(machine, name);
	struct path path = {0};
	struct store entry;
	term args[PARAMETERS_MOST];

	if (!function || LLVMCountParams(function) > PARAMETERS_MOST)
		machine_refuse(machine, NULL, "there is no function '%s'",
		               name);
	machine_begin(machine, &path);
	for (uint32_t i = 0; i < LLVMCountParams(function); i++)
		args[i] = parameter(machine, &path, LLVMGetParam(function, i));
	entry = store_copy(&machine->memory, &path.store);
	machine->entry = &entry;
	machine_run(machine, function, args, &path);
	machine->entry = NULL;
	return concluded(machine, limit, path.guard);
}

const char *
obligation_text(struct arena *arena, const struct obligation *obligation)
{
	static const char *const texts[] = {
		[MUST_BE_IN_BOUNDS] = "goes beyond the ends of '%s'",
		[MUST_BE_OBJECT] = "follows a pointer to nothing%.0s",
		[MUST_BE_WRITABLE] = "writes to constant '%s'",
		[MUST_BE_FUNCTION] = "calls what is no function%.0s",
		[MUST_BE_WRITTEN] = "reads what nobody has written%.0s",
		[MUST_BE_TRUTH] =
			"takes for a truth what is neither 0 nor 1%.0s",
		[MUST_BE_APART] = "copies to bytes that it reads%.0s",
		[MUST_BE_IN_ONE] = "compares pointers into two variables%.0s",
		[MUST_NOT_OVERFLOW] = "overflows%.0s",
		[MUST_NOT_DIVIDE_BY_ZERO] = "divides by zero%.0s",
		[MUST_SHIFT_LESS] = "shifts by more bits than there are%.0s",
		[MUST_BE_REQUIRED] = "calls what is not defined there%.0s",
		[MUST_NOT_STOP] = "stops, and its specification does not%.0s",
		[MUST_HOLD_AT_FIRST] =
			"comes to a loop without its invariant%.0s",
		[MUST_BE_KEPT] = "breaks the loop's invariant%.0s",
		[MUST_DECREASE] = "does not bring the loop nearer its end%.0s",
		[MUST_END] = "takes more than %s steps",
		[MUST_BE_UNREACHED] = "comes to where nothing follows%.0s",
		[MUST_RETURN_SAME] = "differs from its specification in %s",
		[MUST_AGREE] = "leaves '%s' otherwise than its specification",
		[MUST_BE_INVARIANT] = "breaks '%s'",
		[MUST_HOLD] = "breaks an assertion%.0s",
	};

	/* The formats are the table's above. */
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wformat-nonliteral"
	return arena_print(arena, texts[obligation->kind],
	                   obligation->text ? obligation->text : "");
#pragma clang diagnostic pop
}
