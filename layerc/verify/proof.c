#include "proof.h"

#include <string.h>

#include "inside.h"
#include "solve.h"

enum { PARAMETERS_MOST = 16 };

/* A parameter: any number, or a pointer to any object of its type. */
static term
parameter(struct machine *machine, struct path *path, LLVMValueRef param)
{
	LLVMTypeRef type = LLVMTypeOf(param);
	const char *name =
		arena_print(machine->arena, "%s", LLVMGetValueName(param));
	struct object *object;

	if (LLVMGetTypeKind(type) != LLVMPointerTypeKind)
		return term_fresh(&machine->terms, name,
		                  width_of(machine, type, NULL));
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
evaluate(struct machine *machine, const char *name, enum world world,
         struct path *path)
{
	LLVMValueRef function = machine_function(machine, name);
	enum world before = machine->world;
	term guard = path->guard, value;

	if (!function || LLVMCountParams(function) > 0)
		machine_refuse(machine, NULL,
		               "there is no function '%s' without parameters",
		               name);
	machine->world = world;
	value = machine_run(machine, function, NULL, path);
	if (term_is_false(path->guard) && !term_is_false(guard))
		machine_refuse(machine, NULL, "'%s' does not return", name);
	machine->world = before;
	path->guard = guard;
	return value ? term_extract(&machine->terms, value, 0, 1) : NULL;
}

/* Whether an invariant holds where path is. */
static term
holds(struct machine *machine, const char *name, enum world world,
      struct path *path)
{
	term value = term_is_false(path->guard)
	                     ? term_bool(&machine->terms, true)
	                     : evaluate(machine, name, world, path);

	if (!value)
		machine_refuse(machine, NULL, "'%s' returns nothing", name);
	return value;
}

/* The relation: makes the overlay's components of the code's. */
static void
relate(struct machine *machine, const struct claim *claim, struct path *path)
{
	if (claim->abstract)
		evaluate(machine, claim->abstract, WORLD_CODE, path);
}

static void
assume_invariants(struct machine *machine, const struct claim *claim,
                  const struct path *path)
{
	bool was_quiet = machine->is_quiet;

	machine->is_quiet = true;
	list_each (const char *, name, &claim->assumed) {
		struct path copy = *path;

		machine_assume(machine,
		               holds(machine, *name, WORLD_CODE, &copy));
	}
	list_each (const char *, name, &claim->kept) {
		struct path copy = *path;

		machine_assume(machine,
		               holds(machine, *name, WORLD_SPEC, &copy));
	}
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

static void
oblige_invariants(struct machine *machine, const struct claim *claim,
                  const struct path *path, const struct path *spec)
{
	list_each (const char *, name, &claim->kept) {
		struct path copy = *spec;

		copy.guard = path->guard;
		machine_oblige(machine, path, MUST_BE_INVARIANT,
		               holds(machine, *name, WORLD_SPEC, &copy), *name,
		               NULL);
	}
}

/* Runs both sides and notes what must hold.  Returns what can happen. */
static term
run_both(struct machine *machine, const struct claim *claim)
{
	struct terms *terms = &machine->terms;
	LLVMValueRef code = machine_function(machine, claim->primitive);
	LLVMValueRef spec =
		machine_function(machine, arena_print(machine->arena, "spec_%s",
	                                              claim->primitive));
	uint32_t first, last;
	term args[PARAMETERS_MOST], results[2];
	struct path start = {0}, ways[2], both;

	if (!code || !spec || LLVMCountParams(code) != LLVMCountParams(spec) ||
	    LLVMCountParams(code) > PARAMETERS_MOST)
		machine_refuse(
			machine, NULL,
			"'%s' and 'spec_%s' are not there, or not of the "
			"same parameters",
			claim->primitive, claim->primitive);
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
	relate(machine, claim, &both);
	agree_on_all(machine, &both, &both, &ways[WORLD_SPEC], first, last);
	oblige_invariants(machine, claim, &both, &ways[WORLD_SPEC]);
	return term_or(terms, both.guard, machine->stopped[WORLD_CODE]);
}

struct proof
prove(struct machine *machine, const struct claim *claim, uint32_t limit)
{
	struct proof proof = {.verdict = VERDICT_REFUSED};
	term happens;

	happens = run_both(machine, claim);
	solve(machine, limit, &proof);
	if ((proof.verdict == VERDICT_PROVED ||
	     proof.verdict == VERDICT_BOUNDED) &&
	    solve_guard(machine, limit, happens) == ANSWER_NONE)
		proof.verdict = VERDICT_VACUOUS;
	return proof;
}

struct proof
prove_assertions(struct machine *machine, const char *name, uint32_t limit)
{
	struct proof proof = {.verdict = VERDICT_REFUSED};
	LLVMValueRef function;
	struct path path = {0};
	term args[PARAMETERS_MOST];

	function = machine_function(machine, name);
	if (!function || LLVMCountParams(function) > PARAMETERS_MOST)
		machine_refuse(machine, NULL, "there is no function '%s'",
		               name);
	machine_begin(machine, &path);
	for (uint32_t i = 0; i < LLVMCountParams(function); i++)
		args[i] = parameter(machine, &path, LLVMGetParam(function, i));
	machine->entry = arena_new(machine->arena, struct store);
	*(struct store *)(uintptr_t)machine->entry =
		store_copy(&machine->memory, &path.store);
	machine_run(machine, function, args, &path);
	solve(machine, limit, &proof);
	if ((proof.verdict == VERDICT_PROVED ||
	     proof.verdict == VERDICT_BOUNDED) &&
	    solve_guard(machine, limit, path.guard) == ANSWER_NONE)
		proof.verdict = VERDICT_VACUOUS;
	return proof;
}

const char *
obligation_text(struct arena *arena, const struct obligation *obligation)
{
	static const char *const texts[] = {
		[MUST_BE_IN_BOUNDS] = "is within '%s'",
		[MUST_BE_OBJECT] = "points to a variable%.0s",
		[MUST_BE_WRITABLE] = "does not write to constant '%s'",
		[MUST_BE_FUNCTION] = "calls a function%.0s",
		[MUST_BE_WRITTEN] = "reads what has been written%.0s",
		[MUST_BE_TRUTH] = "reads 0 or 1 as a truth%.0s",
		[MUST_BE_APART] = "copies to other bytes than it reads%.0s",
		[MUST_BE_IN_ONE] = "compares pointers into one variable%.0s",
		[MUST_NOT_OVERFLOW] = "does not overflow%.0s",
		[MUST_NOT_DIVIDE_BY_ZERO] = "does not divide by zero%.0s",
		[MUST_SHIFT_LESS] = "shifts by less than there are bits%.0s",
		[MUST_BE_REQUIRED] = "is what the primitive requires%.0s",
		[MUST_NOT_STOP] = "stops only where the specification does%.0s",
		[MUST_HOLD_AT_FIRST] = "begins with the loop's invariant%.0s",
		[MUST_BE_KEPT] = "keeps the loop's invariant%.0s",
		[MUST_DECREASE] = "makes the loop's variant less%.0s",
		[MUST_END] = "ends within %s steps",
		[MUST_BE_UNREACHED] = "is never reached%.0s",
		[MUST_RETURN_SAME] = "agrees with the specification on %s",
		[MUST_AGREE] = "leaves '%s' as the specification does",
		[MUST_BE_INVARIANT] = "keeps '%s'",
		[MUST_HOLD] = "holds%.0s",
	};

	/* The formats are the table's above. */
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wformat-nonliteral"
	return arena_print(arena, texts[obligation->kind],
	                   obligation->text ? obligation->text : "");
#pragma clang diagnostic pop
}
