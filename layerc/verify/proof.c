#include "proof.h"

#include <string.h>

#include "inside.h"
#include "lifted.h"
#include "solve.h"

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
	machine->is_function = true;
	value = machine_run(machine, function, NULL, path);
	machine->is_function = false;
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

void
relate(struct machine *machine, const struct claim *claim, struct path *path)
{
	LLVMValueRef abstract = function_of(machine, "abstract", claim->layer);

	if (!abstract)
		return;
	machine->in_invariant = true;
	evaluate(machine, abstract, WORLD_CODE, path);
	machine->in_invariant = false;
	list_each (struct object *, object, &machine->objects)
		if (*object)
			(*object)->is_abstract = (*object)->is_introduced;
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

void
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

/* What C sees there; all that happens to components, it does as bool. */
static term
seen_at(struct machine *machine, const struct object *object,
        const struct leaf *leaf, const struct node *node, const term *indices)
{
	term value = node_read(&machine->memory, node, indices);

	return object->is_component && leaf->is_truth
	               ? term_extract(&machine->terms, value, 0, 1)
	               : value;
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
		const struct node *first = machine->entry->nodes[leaf->id];
		struct path here = *path;
		term indices[INDICES_MOST];

		other->leaves.items[i].is_written |= a != first || b != first;
		if (a == b)
			continue;
		here.guard = term_and(terms, here.guard,
		                      term_not(terms, is_left_open(terms, b)));
		for (uint32_t d = 0; d < leaf->rank; d++) {
			indices[d] = term_fresh(terms, "index", INDEX_BITS);
			here.guard = term_and(
				terms, here.guard,
				term_binary(
					terms, TERM_ULT, indices[d],
					term_const(terms, INDEX_BITS,
			                           leaf->dimensions[d].count)));
		}
		if (one->length)
			here.guard =
				term_and(terms, here.guard,
			                 term_binary(terms, TERM_ULT,
			                             indices[0], one->length));
		machine_oblige(
			machine, &here, MUST_AGREE,
			term_eq(terms,
		                seen_at(machine, other, leaf, a, indices),
		                seen_at(machine, other, leaf, b, indices)),
			arena_print(machine->arena, "%s%s", one->name,
		                    leaf->path),
			NULL);
	}
}

static void
agree_on_all(struct machine *machine, const struct path *path,
             const struct path *code, const struct path *spec)
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
}

/*
 * An invariant of a layer must hold in a store, wherever path goes; but not one
 * of what a layer below has abstracted away, whose init has shown it, as nobody
 * above can break it.
 */
static void
oblige_invariant(struct machine *machine, const char *what, const char *layer,
                 enum world world, const struct path *path,
                 const struct path *after)
{
	LLVMValueRef invariant = function_of(machine, what, layer);
	struct path copy = *after;
	term holds;

	if (!invariant)
		return;
	copy.guard = path->guard;
	machine->has_named_ended = false;
	holds = evaluate(machine, invariant, world, &copy);
	if (machine->has_named_ended)
		return;
	machine_oblige_parts(machine, path, MUST_BE_INVARIANT, holds,
	                     arena_print(machine->arena, "%s_%s", what, layer),
	                     NULL);
}

/* What must hold after all that is done, and after an init for all layers. */
static void
oblige_invariants(struct machine *machine, const struct claim *claim,
                  const struct path *both, const struct path *spec)
{
	if (claim->is_init && !keeps_below(machine))
		list_each (const char *, below, &claim->below)
			oblige_invariant(machine, "invariant", *below,
			                 WORLD_CODE, both, both);
	machine->in_invariant = true;
	oblige_invariant(machine, "represents", claim->layer, WORLD_CODE, both,
	                 both);
	oblige_invariant(machine, "couples", claim->layer, WORLD_CODE, both,
	                 both);
	oblige_invariant(machine, "invariant", claim->layer, WORLD_SPEC, both,
	                 spec);
	machine->in_invariant = false;
}

void
must_match(struct machine *machine, const struct claim *claim,
           struct path *code, const struct path *spec, bool is_step)
{
	bool was_spared = machine->is_spared;

	/* Others may run in the midst of what is spared. */
	machine->is_spared = false;
	join(machine, claim, code, spec);
	relate(machine, claim, code);
	agree_on_all(machine, code, code, spec);
	/* In the midst of an init nothing is taken to hold, nor has to. */
	if (!is_step || !claim->is_init)
		oblige_invariants(machine, claim, code, spec);
	machine->is_spared = was_spared;
}

static LLVMValueRef
own_spec_for(struct machine *machine, const struct claim *claim)
{
	return machine_own(machine, arena_print(machine->arena, "spec_%s",
	                                        claim->primitive));
}

/* What does a primitive, or NULL: its own code, or the one that it restates. */
static LLVMValueRef
code_for(struct machine *machine, const struct claim *claim)
{
	LLVMValueRef below = machine_nearest(
		machine, machine->modules.count - 1,
		arena_print(machine->arena, "spec_%s", claim->primitive));

	if (!claim->is_restated)
		return machine_function(machine, claim->primitive);
	return below != own_spec_for(machine, claim) ? below : NULL;
}

/* What restates a primitive in no words of its own means those below. */
static LLVMValueRef
spec_for(struct machine *machine, const struct claim *claim)
{
	LLVMValueRef own = own_spec_for(machine, claim);

	return own || !claim->is_restated ? own : code_for(machine, claim);
}

/* What parameters point to. */
static void
agree_on_parameters(struct machine *machine, const struct proof *proof,
                    const struct path *code, const struct path *spec)
{
	for (uint32_t i = proof->first_parameter; i < proof->last_parameter;
	     i++)
		agree(machine, code, machine->objects.items[i], &code->store,
		      machine->objects.items[i], &spec->store);
}

/*
 * Where code and specification are one function and change one state, what it
 * leaves is looked at once.  Returns whether they are.
 */
static bool
is_one_step(struct machine *machine, const struct claim *claim,
            LLVMValueRef code, LLVMValueRef spec, const struct path *way)
{
	if (code != spec || claim->is_init || machine->turns.count > 0 ||
	    lifted_function(machine, claim->primitive) ||
	    function_of(machine, "abstract", claim->layer) ||
	    function_of(machine, "represents", claim->layer) ||
	    function_of(machine, "couples", claim->layer))
		return false;
	oblige_invariants(machine, claim, way, way);
	return true;
}

/* Runs both sides and notes what must hold.  Returns what can happen. */
static term
run_both(struct machine *machine, const struct claim *claim,
         struct proof *proof)
{
	struct terms *terms = &machine->terms;
	LLVMValueRef code = code_for(machine, claim);
	LLVMValueRef spec = spec_for(machine, claim);
	struct lifted lifted = {lifted_function(machine, claim->primitive),
	                        spec};
	term args[2][PARAMETERS_MOST], results[2], happens;
	struct path start = {0}, ways[2], both;

	if (lifted.code)
		code = spec;
	machine_begin(machine, &start);
	if (claim->is_init)
		machine_reset(machine, &start, LLVMGetGlobalParent(code));
	machine->claim = claim;
	machine->global_leaves = machine->leaves.count;
	if (lifted.code)
		lifted_begin(machine, &start);
	proof->first_parameter = machine->objects.count;
	take_parameters(machine, &start, &lifted, code, args);
	proof->last_parameter = machine->objects.count;
	relate(machine, claim, &start);
	assume_invariants(machine, claim, &start);

	ways[WORLD_SPEC] = ways[WORLD_CODE] = start;
	machine->world = WORLD_SPEC;
	machine->assumes_required = true;
	results[WORLD_SPEC] =
		machine_run(machine, spec, args[WORLD_SPEC], &ways[WORLD_SPEC]);
	machine->world = WORLD_CODE;
	machine->assumes_required = false;
	if (is_one_step(machine, claim, code, spec, &ways[WORLD_SPEC]))
		return ways[WORLD_SPEC].guard;
	machine->entry = &start.store;
	results[WORLD_CODE] =
		lifted.code ? lifted_run(machine, &lifted, args[WORLD_CODE],
	                                 &ways[WORLD_CODE])
			    : machine_run(machine, code, args[WORLD_CODE],
	                                  &ways[WORLD_CODE]);
	machine->entry = NULL;
	happens = turns_end(machine, &ways[WORLD_CODE]);

	machine_oblige(machine, &ways[WORLD_CODE], MUST_RETURN_SAME,
	               ways[WORLD_SPEC].guard, "whether it returns", NULL);
	both = ways[WORLD_CODE];
	both.guard = term_and(terms, both.guard, ways[WORLD_SPEC].guard);
	machine_choose(machine, &both, results[WORLD_CODE]);
	if (results[WORLD_CODE] && results[WORLD_SPEC])
		machine_oblige(machine, &both, MUST_RETURN_SAME,
		               term_eq(terms, results[WORLD_CODE],
		                       results[WORLD_SPEC]),
		               "the result", NULL);
	both.store = ways[WORLD_CODE].store;
	if (lifted.code)
		lifted_agree(machine, &start, &both, &ways[WORLD_SPEC]);
	machine->entry = &start.store;
	agree_on_parameters(machine, proof, &both, &ways[WORLD_SPEC]);
	must_match(machine, claim, &both, &ways[WORLD_SPEC], false);
	machine->entry = NULL;
	if (machine->is_anywhere && machine->located.count > 0)
		machine_refuse(machine, NULL,
		               "AT_ANY_ADDRESS with a variable's address");
	return term_or(terms, term_or(terms, both.guard, happens),
	               machine->stopped[WORLD_CODE]);
}

/*
 * Those above take for granted that what a specification reads is there: so it
 * is shown also where nothing is known of the code.
 */
static void
prove_specification(struct machine *machine, const struct claim *claim,
                    LLVMValueRef spec, uint32_t limit, struct proof *proof)
{
	struct lifted lifted = {NULL, spec};
	term args[2][PARAMETERS_MOST];
	struct path path = {0};

	machine_begin(machine, &path);
	machine->claim = claim;
	machine->global_leaves = machine->leaves.count;
	take_parameters(machine, &path, &lifted, spec, args);
	relate(machine, claim, &path);
	assume_invariants(machine, claim, &path);
	machine->world = WORLD_SPEC;
	machine->assumes_required = true;
	machine_run(machine, spec, args[WORLD_SPEC], &path);
	solve(machine, limit, NULL, proof);
	if (proof->verdict == PROOF_PROVED)
		proof->verdict = PROOF_ASSUMED;
	else if (proof->verdict == PROOF_BOUNDED)
		proof->verdict = PROOF_UNKNOWN;
}

struct proof
prove(struct machine *machine, const struct claim *claim, uint32_t limit)
{
	struct proof proof = {.is_brief = claim->is_brief};
	LLVMValueRef code = code_for(machine, claim);
	LLVMValueRef spec = spec_for(machine, claim);

	/* An axiom of the layer below is not one of this layer's invariant. */
	proof.refusal = spec && spec != code ? axiom_of(machine, spec) : NULL;
	if (!spec || proof.refusal) {
		proof.verdict = spec ? PROOF_ASSUMED : PROOF_UNSPECIFIED;
		return proof;
	}
	if (!code && !lifted_function(machine, claim->primitive)) {
		proof.refusal = claim->is_restated
		                        ? "what it restates is not specified"
		                        : "it is assembly";
		prove_specification(machine, claim, spec, limit, &proof);
		return proof;
	}
	solve(machine, limit, run_both(machine, claim, &proof), &proof);
	return proof;
}

struct proof
prove_assertions(struct machine *machine, const char *name, uint32_t limit)
{
	LLVMValueRef function = machine_function(machine, name);
	struct proof proof = {0};
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
	solve(machine, limit, path.guard, &proof);
	return proof;
}
