#include "machine.h"

#include <llvm-c/BitReader.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "inside.h"

/* Whether a way is one is asked again, where something may be is not. */
enum { WAYS_LIMIT = 150000, PLACES_LIMIT = 1000000 };

void
machine_init(struct machine *machine, struct arena *arena, struct names *names)
{
	*machine = (struct machine){.arena = arena, .names = names};
	machine->terms.arena = arena;
	memory_init(&machine->memory, &machine->terms);
	machine->context = LLVMContextCreate();
	/* The object of NULL, and of addresses made of numbers. */
	*list_add(arena, &machine->objects) = NULL;
	machine->stopped[WORLD_CODE] = term_bool(&machine->terms, false);
	machine->stopped[WORLD_SPEC] = term_bool(&machine->terms, false);
	machine->stopped_below = term_bool(&machine->terms, false);
	machine->predicate_guard = term_bool(&machine->terms, true);
	for (uint32_t i = 0; i < PREDICATES_MOST; i++) {
		machine->indices[i] = term_bound(&machine->terms);
		machine->any[i] =
			term_fresh(&machine->terms, "any", INDEX_BITS);
	}
	machine->counted = term_bound(&machine->terms);
	machine->unroll = 80;
	machine_begin_solver(machine);
}

void
machine_begin_solver(struct machine *machine)
{
	if (machine->solver)
		solver_free(machine->solver);
	machine->solver = solver_new(&machine->terms, PLACES_LIMIT);
	if (machine->asks_twice)
		solver_ask_twice(machine->solver, &machine->opinions);
	machine->told = (struct told){0};
	solver_push(machine->solver); /* for what may be forgotten */
}

static void
say_nothing(LLVMDiagnosticInfoRef info, void *context)
{
	char *text = LLVMGetDiagInfoDescription(info);

	*(const char **)context =
		arena_print(*((struct arena **)context + 1), "%s", text);
	LLVMDisposeMessage(text);
}

const char *
machine_load(struct machine *machine, const char *path)
{
	struct {
		const char *text;
		struct arena *arena;
	} said = {NULL, machine->arena};
	LLVMMemoryBufferRef buffer;
	LLVMModuleRef module;
	char *why = NULL;

	if (LLVMCreateMemoryBufferWithContentsOfFile(path, &buffer, &why)) {
		said.text = arena_print(machine->arena, "%s: %s", path, why);
		LLVMDisposeMessage(why);
		return said.text;
	}
	LLVMContextSetDiagnosticHandler(machine->context, say_nothing, &said);
	if (LLVMParseBitcodeInContext2(machine->context, buffer, &module))
		return arena_print(machine->arena, "%s: %s", path,
		                   said.text ? said.text : "is no bitcode");
	LLVMDisposeMemoryBuffer(buffer);
	*list_add(machine->arena, &machine->modules) = module;
	machine->data = LLVMGetModuleDataLayout(machine->modules.items[0]);
	if (LLVMPointerSize(LLVMGetModuleDataLayout(module)) != POINTER_BYTES ||
	    LLVMByteOrder(machine->data) != LLVMLittleEndian)
		return arena_print(machine->arena, "%s: is not for the i386",
		                   path);
	return NULL;
}

static LLVMValueRef
function_in(struct machine *machine, uint32_t module, const char *name)
{
	LLVMValueRef found =
		LLVMGetNamedFunction(machine->modules.items[module], name);

	return found && !LLVMIsDeclaration(found) ? found : NULL;
}

LLVMValueRef
machine_function(struct machine *machine, const char *name)
{
	for (uint32_t i = 0; i < machine->modules.count; i++)
		if (function_in(machine, i, name))
			return function_in(machine, i, name);
	return NULL;
}

LLVMValueRef
machine_own(struct machine *machine, const char *name)
{
	for (uint32_t i = 0;
	     i < (machine->own ? machine->own : machine->modules.count); i++)
		if (function_in(machine, i, name))
			return function_in(machine, i, name);
	return NULL;
}

struct name_list
machine_names(struct machine *machine)
{
	struct name_list names = {0};
	struct map known = {0};

	list_each (LLVMModuleRef, module, &machine->modules)
		for (LLVMValueRef at = LLVMGetFirstFunction(*module); at;
		     at = LLVMGetNextFunction(at)) {
			const char *name = names_text(machine->names,
			                              LLVMGetValueName(at));

			if (map_get(&known, name))
				continue;
			map_put(machine->arena, &known, name, machine);
			*list_add(machine->arena, &names) = name;
		}
	return names;
}

LLVMValueRef
machine_nearest(struct machine *machine, uint32_t module, const char *name)
{
	bool is_own = module < machine->own;
	LLVMValueRef found = is_own ? machine_own(machine, name) : NULL;
	uint32_t i = is_own ? machine->modules.count : module + 1;

	while (!found && i-- > machine->own)
		found = function_in(machine, i, name);
	return found ? found : machine_function(machine, name);
}

LLVMValueRef
machine_spec_for_caller(struct machine *machine, LLVMValueRef caller,
                        const char *name)
{
	struct arena *arena = machine->arena;
	const char *spec = arena_print(arena, "spec_%s", name);
	uint32_t module = machine_module_of(machine, caller);
	/* What the machine does, nobody restates. */
	bool is_restated =
		machine->own > module && strncmp(name, "x86_", 4) != 0 &&
		!machine_own(machine, name) &&
		!machine_own(machine, arena_print(arena, "lifted_%s", name));

	return machine_nearest(
		machine, is_restated ? machine->modules.count - 1 : module,
		spec);
}

uint32_t
machine_module_of(struct machine *machine, LLVMValueRef function)
{
	uint32_t i = 0;

	while (machine->modules.items[i] != LLVMGetGlobalParent(function))
		i++;
	return i;
}

struct object *
machine_object(struct machine *machine, struct store *store, const char *name,
               LLVMTypeRef type, LLVMValueRef debug)
{
	struct object *object = arena_new(machine->arena, struct object);

	*object = (struct object){
		.id = machine->objects.count,
		.name = name,
	};
	/* Of what was only declared, nothing but the address is known. */
	if (LLVMTypeIsSized(type)) {
		object->size = (uint32_t)LLVMABISizeOfType(machine->data, type);
		leaves_of(machine, type, debug, object);
	}
	*list_add(machine->arena, &machine->objects) = object;
	list_each (struct leaf, leaf, &object->leaves) {
		const struct node *node = node_unknown(
			&machine->memory,
			arena_print(machine->arena, "%s%s", name, leaf->path),
			leaf);

		node->symbol->object = object;
		node->symbol->leaf = leaf;
		store_set(&machine->memory, store, leaf->id, node);
	}
	return object;
}

/* What variables are found by: those of one module alone by themselves. */
static const void *
key_of(struct machine *machine, LLVMValueRef global)
{
	LLVMLinkage linkage = LLVMGetLinkage(global);
	size_t len;
	const char *name = LLVMGetValueName2(global, &len);

	if (linkage == LLVMInternalLinkage || linkage == LLVMPrivateLinkage)
		return global;
	return names_add(machine->names, name, len);
}

struct object *
machine_global(struct machine *machine, enum world world, LLVMValueRef global)
{
	const void *key = key_of(machine, global);

	if (map_get(&machine->introduced, key))
		world = WORLD_SPEC;
	else if (key == global || !map_get(&machine->shared, key))
		world = WORLD_CODE;
	return map_get(&machine->globals[world], key);
}

struct object *
machine_memory(struct machine *machine)
{
	const char *name = names_text(machine->names, "MEMORY");
	struct object *memory =
		map_get(&machine->globals[machine->world], name);

	return memory ? memory : map_get(&machine->globals[WORLD_CODE], name);
}

bool
machine_is_passing(struct machine *machine, LLVMValueRef global)
{
	return map_get(&machine->passing, key_of(machine, global));
}

bool
machine_is_ended(struct machine *machine, LLVMValueRef global)
{
	return map_get(&machine->ended, key_of(machine, global));
}

bool
machine_may_name(struct machine *machine, LLVMValueRef global)
{
	static const char blocks[] = "_NSConcrete";
	const void *key = key_of(machine, global);

	return key == global || LLVMIsGlobalConstant(global) ||
	       strncmp(key, blocks, sizeof(blocks) - 1) == 0 ||
	       map_get(&machine->introduced, key) ||
	       map_get(&machine->shared, key);
}

/* What the compiler makes for initialisers it never writes to. */
static bool
is_constant(LLVMValueRef global)
{
	return LLVMIsGlobalConstant(global) ||
	       LLVMGetLinkage(global) == LLVMPrivateLinkage;
}

static void
add_global(struct machine *machine, struct path *path, enum world world,
           LLVMValueRef global)
{
	const void *key = key_of(machine, global);
	struct object *object;

	if (map_get(&machine->globals[world], key))
		return;
	object = machine_object(
		machine, &path->store,
		arena_print(machine->arena, "%s", LLVMGetValueName(global)),
		LLVMGlobalGetValueType(global),
		debug_of_global(machine, global));
	object->is_constant = is_constant(global);
	object->is_global = true;
	object->zeroes = zeroes_of(LLVMGetAlignment(global));
	object->is_introduced = map_get(&machine->introduced, key);
	object->is_component =
		object->is_introduced ||
		(world == WORLD_SPEC && map_get(&machine->shared, key));
	map_put(machine->arena, &machine->globals[world], key, object);
}

static void
initialize(struct machine *machine, struct path *path, LLVMValueRef global)
{
	const struct object *object =
		machine_global(machine, WORLD_CODE, global);

	list_each (struct leaf, leaf, &object->leaves)
		store_set(&machine->memory, &path->store, leaf->id,
		          initial_node(machine, object, leaf,
		                       LLVMGetInitializer(global)));
}

/* Constants begin as they are; all variables have addresses by then. */
static void
initialize_constants(struct machine *machine, struct path *path)
{
	list_each (LLVMModuleRef, module, &machine->modules)
		for (LLVMValueRef global = LLVMGetFirstGlobal(*module); global;
		     global = LLVMGetNextGlobal(global))
			if (LLVMGetInitializer(global) && is_constant(global))
				initialize(machine, path, global);
}

void
machine_reset(struct machine *machine, struct path *path, LLVMModuleRef module)
{
	for (LLVMValueRef global = LLVMGetFirstGlobal(module); global;
	     global = LLVMGetNextGlobal(global)) {
		const void *key = key_of(machine, global);

		if (LLVMGetInitializer(global) &&
		    !map_get(&machine->shared, key) &&
		    !map_get(&machine->introduced, key))
			initialize(machine, path, global);
	}
}

/* In the specification's world shared components begin as in the code's. */
static void
copy_shared(struct machine *machine, struct path *path, LLVMValueRef global)
{
	const void *key = key_of(machine, global);
	struct object *code = map_get(&machine->globals[WORLD_CODE], key);
	struct object *spec = map_get(&machine->globals[WORLD_SPEC], key);

	if (!code || !spec)
		return;
	for (uint32_t i = 0; i < spec->leaves.count; i++)
		store_set(&machine->memory, &path->store,
		          spec->leaves.items[i].id,
		          path->store.nodes[code->leaves.items[i].id]);
}

static void
share(struct machine *machine, struct path *path, LLVMValueRef global)
{
	const void *key = key_of(machine, global);

	if (key == global || !map_get(&machine->shared, key) ||
	    map_get(&machine->globals[WORLD_SPEC], key))
		return;
	add_global(machine, path, WORLD_SPEC, global);
	copy_shared(machine, path, global);
}

/* An array's declaration may lack its length: definitions come first. */
static void
add_globals(struct machine *machine, struct path *path, bool defined)
{
	list_each (LLVMModuleRef, module, &machine->modules) {
		for (LLVMValueRef global = LLVMGetFirstGlobal(*module); global;
		     global = LLVMGetNextGlobal(global)) {
			const void *key = key_of(machine, global);

			if (defined == !!LLVMIsDeclaration(global))
				continue;
			if (map_get(&machine->introduced, key)) {
				add_global(machine, path, WORLD_SPEC, global);
				continue;
			}
			add_global(machine, path, WORLD_CODE, global);
			share(machine, path, global);
		}
	}
}

void
machine_begin(struct machine *machine, struct path *path)
{
	path->guard = term_bool(&machine->terms, true);
	add_globals(machine, path, true);
	add_globals(machine, path, false);
	initialize_constants(machine, path);
}

void
machine_forget(struct machine *machine, struct path *path)
{
	for (uint32_t i = 1; i < machine->objects.count; i++) {
		struct object *object = machine->objects.items[i];

		if (object->is_constant)
			continue;
		list_each (struct leaf, leaf, &object->leaves)
			if (leaf->id < machine->global_leaves)
				store_set(
					&machine->memory, &path->store,
					leaf->id,
					node_unknown(&machine->memory,
				                     arena_print(machine->arena,
				                                 "%s%s'",
				                                 object->name,
				                                 leaf->path),
				                     leaf));
	}
	list_each (LLVMModuleRef, module, &machine->modules)
		for (LLVMValueRef global = LLVMGetFirstGlobal(*module); global;
		     global = LLVMGetNextGlobal(global))
			copy_shared(machine, path, global);
}

const char *
file_of(struct machine *machine, LLVMValueRef place)
{
	unsigned len = 0;
	const char *file = place ? LLVMGetDebugLocFilename(place, &len) : NULL;

	if (!file)
		return NULL;
	return arena_text(machine->arena, file, len);
}

void
machine_assume(struct machine *machine, term fact)
{
	if (!term_is_true(fact))
		*list_add(machine->arena, &machine->facts) = fact;
}

void
machine_refuse(struct machine *machine, LLVMValueRef place, const char *format,
               ...)
{
	char text[256];
	va_list words;

	va_start(words, format);
	vsnprintf(text, sizeof(text), format, words);
	va_end(words);
	machine->refused(machine, file_of(machine, place),
	                 place ? LLVMGetDebugLocLine(place) : 0,
	                 arena_print(machine->arena, "%s", text));
}

static void
tell(struct machine *machine, const struct term_facts *facts, uint32_t *told)
{
	for (; *told < facts->count; ++*told)
		solver_assume(machine->solver, facts->items[*told]);
}

void
machine_forget_facts(struct machine *machine, uint32_t count)
{
	machine->facts.count = count;
	if (machine->told.facts <= count)
		return;
	solver_pop(machine->solver);
	solver_push(machine->solver);
	machine->told = (struct told){0};
}

static bool
can_hold(struct machine *machine, term guard, uint32_t limit)
{
	enum answer answer;

	guard = term_and(&machine->terms, guard, machine->predicate_guard);
	if (guard->kind == TERM_CONST)
		return guard->value;
	tell(machine, &machine->facts, &machine->told.facts);
	tell(machine, &machine->definitions, &machine->told.definitions);
	tell(machine, &machine->places, &machine->told.places);
	solver_limit(machine->solver, limit);
	answer = solver_check_if(machine->solver, guard);
	return answer != ANSWER_NONE;
}

bool
machine_is_feasible(struct machine *machine, term guard)
{
	return can_hold(machine, guard, WAYS_LIMIT);
}

bool
machine_is_possible(struct machine *machine, term guard)
{
	return can_hold(machine, guard, PLACES_LIMIT);
}
