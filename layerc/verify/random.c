#include "random.h"

#include <inttypes.h>
#include <string.h>

#include "../base/text.h"
#include "lifted.h"
#include "reach.h"
#include "tried.h"

/* Bytes for arguments that are pointers. */
enum { POINTED_TO = 8192 };

/* One that a layer below does, by the specification there. */
static void
write_passed_one(struct machine *machine, const char *name, struct text *text,
                 struct text *rows)
{
	const char *spec = arena_print(machine->arena, "spec_%s", name);
	LLVMValueRef code = machine_function(machine, spec);
	struct tried tried = {machine, code, code, name, spec, spec, NULL};

	if (code)
		tried_write(&tried, text, rows);
}

/* Those that layers below do, and that the layer does not specify itself. */
static void
write_passed(struct machine *machine, const struct tries *tries,
             struct text *text)
{
	struct text rows = {.arena = machine->arena};

	list_each (const char *const, name, &tries->passed)
		write_passed_one(machine, *name, text, &rows);
	list_each (const char *const, name, &tries->anew) {
		if (machine_own(machine,
		                arena_print(machine->arena, "spec_%s", *name)))
			continue;
		write_passed_one(machine, *name, text, &rows);
		text_print(text, "RANDOM_STILL(%s);\n", *name);
	}
	text_print(text,
	           "\nstatic const struct random_primitive passed[] = "
	           "{\n%s\t{0},\n};\n\n",
	           rows.bytes ? rows.bytes : "");
}

static bool
is_init(const struct tries *tries, const char *name)
{
	list_each (const char *const, init, &tries->inits)
		if (strcmp(*init, name) == 0)
			return true;
	return false;
}

static bool
lets_others_run(struct machine *machine, LLVMValueRef spec)
{
	struct reach reach = {0};

	reach_from(&reach, machine->arena, spec);
	list_each (LLVMValueRef, value, &reach.all)
		if (strcmp(LLVMGetValueName(*value), "layerc_others") == 0)
			return true;
	return false;
}

/*
 * What layerc-lift has made of a primitive, if it is assembly.  That a thread
 * comes back, a specification may say, and instructions do not: they go on as
 * another one.
 */
static void
take_lifted(struct tried *tried)
{
	struct machine *machine = tried->machine;

	if (!tried->spec || lets_others_run(machine, tried->spec))
		return;
	tried->code_name =
		arena_print(machine->arena, "lifted_%s", tried->name);
	tried->code = machine_own(machine, tried->code_name);
	tried->style = map_get(&machine->in_registers,
	                       names_text(machine->names, tried->name))
	                       ? IN_REGISTERS
	                       : AS_IN_C;
}

/* What assembly calls, and finds its arguments in registers. */
static void
write_in_registers(struct machine *machine, struct text *text)
{
	const struct name_list names = machine_names(machine);
	struct text rows = {.arena = machine->arena};

	list_each (const char *const, name, &names)
		if (map_get(&machine->in_registers, *name)) {
			text_print(text, "void %s(void);\n", *name);
			text_print(&rows, "\t%s,\n", *name);
		}
	text_print(text,
	           "\nstatic void (*const in_registers[])(void) = {\n%s\t0,\n};"
	           "\n\n",
	           rows.bytes ? rows.bytes : "");
}

/* Those that the layer's own C does, and those that it says anew. */
static void
write_primitives(struct machine *machine, const struct tries *tries,
                 struct text *text)
{
	struct text rows = {.arena = machine->arena};
	struct arena *arena = machine->arena;

	list_each (const char *const, name, &tries->names) {
		const char *spec = arena_print(arena, "spec_%s", *name);
		struct tried tried = {machine,
		                      machine_own(machine, *name),
		                      machine_own(machine, spec),
		                      *name,
		                      *name,
		                      spec,
		                      NULL};

		if (!tried.code)
			take_lifted(&tried);
		if (tried.code && tried.spec)
			tried_write(&tried, text, &rows);
	}
	list_each (const char *const, name, &tries->anew) {
		const char *spec = arena_print(arena, "spec_%s", *name);
		struct tried tried = {
			machine,
			machine_nearest(machine, machine->modules.count - 1,
		                        spec),
			machine_own(machine, spec),
			*name,
			spec,
			arena_print(arena, "layerc_own_%s", *name),
			NULL};

		/* An axiom says what the specification below does not do. */
		if (tried.code && tried.spec && tried.code != tried.spec &&
		    !is_init(tries, *name) && !axiom_of(machine, tried.spec))
			tried_write(&tried, text, &rows);
	}
	text_print(text,
	           "\nstatic const struct random_primitive primitives[] = "
	           "{\n%s\t{0},\n};\n\n",
	           rows.bytes ? rows.bytes : "");
}

static uint32_t
write_leaves(const struct object *object, struct text *leaves)
{
	list_each (const struct leaf, leaf, &object->leaves) {
		text_print(leaves,
		           "\t{\"%s%s\", %s + %" PRIu32 ", %" PRIu32 ", {",
		           object->name, leaf->path, object->name, leaf->offset,
		           leaf->bytes);
		for (uint32_t d = 0; d < leaf->rank; d++)
			text_print(leaves, "{%" PRIu32 ", %" PRIu32 "}, ",
			           leaf->dimensions[d].count,
			           leaf->dimensions[d].stride);
		text_print(leaves, "}},\n");
	}
	return object->leaves.count;
}

static LLVMValueRef
function_of(struct machine *machine, const char *what, const char *layer)
{
	return machine_function(
		machine, arena_print(machine->arena, "%s_%s", what, layer));
}

/* What others do while a call lets them run. */
static void
write_others(struct machine *machine, const struct claim *claim,
             struct text *text)
{
	const char *name =
		arena_print(machine->arena, "others_%s", claim->layer);
	bool is_there = machine_own(machine, name) != NULL;

	if (is_there)
		text_print(text, "void %s(void);\n", name);
	text_print(text, "static void (*const others)(void) = %s;\n",
	           is_there ? name : "0");
}

/* Its own, which nothing is told: it brings about states. */
static void
write_prepare(struct machine *machine, const struct claim *claim,
              struct text *text)
{
	const char *name =
		arena_print(machine->arena, "prepare_%s", claim->layer);
	LLVMValueRef code = machine_own(machine, name);
	struct tried tried = {machine, code, code, name, name, name, NULL};
	struct text rows = {.arena = machine->arena};

	if (code)
		tried_write(&tried, text, &rows);
	text_print(text,
	           "\nstatic const struct random_primitive prepare[] = "
	           "{\n%s\t{0},\n};\n\n",
	           rows.bytes ? rows.bytes : "");
}

/* The overlay's components; the underlay's alone are nobody's to compare. */
static void
write_components(struct machine *machine, const struct claim *claim,
                 struct text *text)
{
	struct text rows = {.arena = machine->arena};
	struct text leaves = {.arena = machine->arena};
	bool couples = function_of(machine, "couples", claim->layer);
	struct map said = {0};
	uint32_t count = 0;

	for (uint32_t i = 1; i < machine->objects.count; i++) {
		const struct object *object = machine->objects.items[i];
		const char *name = names_text(machine->names, object->name);
		uint32_t first = count;

		if (!object->is_component || object->size == 0 ||
		    strcmp(name, "CPU") == 0 || map_get(&said, name))
			continue;
		map_put(machine->arena, &said, name, &said);
		text_print(text, "extern uint8_t %s[];\n", name);
		count += write_leaves(object, &leaves);
		text_print(&rows,
		           "\t{%s, %" PRIu32 "u, %" PRIu32 ", %" PRIu32
		           ", %s},\n",
		           name, object->size, first, count - first,
		           couples && object->is_introduced ? "true" : "false");
	}
	text_print(&leaves,
	           "\t{\"bytes[]\", layerc_pointed_to, 1, {{%d, "
	           "1}}},\n",
	           POINTED_TO);
	text_print(&rows, "\t{layerc_pointed_to, %d, %" PRIu32 ", 1, false},\n",
	           POINTED_TO, count);
	text_print(text,
	           "\nuint8_t layerc_pointed_to[%d];\n"
	           "static const struct random_leaf leaves[] = {\n%s\t{0},\n"
	           "};\n\n"
	           "static const struct random_component components[] = {\n%s"
	           "\t{0},\n};\n\n",
	           POINTED_TO, leaves.bytes, rows.bytes);
}

/* Whether a function leads to a component that a layer below has ended. */
static bool
names_ended(struct machine *machine, LLVMValueRef function)
{
	struct reach reach = {0};

	reach_from(&reach, machine->arena, function);
	list_each (LLVMValueRef, value, &reach.all)
		if (LLVMIsAGlobalVariable(*value) &&
		    machine_is_ended(machine, *value))
			return true;
	return false;
}

/* One of what a layer below has abstracted away nobody above can break. */
static void
add_invariant(struct machine *machine, const char *what, const char *layer,
              struct text *text, struct text *rows)
{
	LLVMValueRef function = function_of(machine, what, layer);

	if (!function || names_ended(machine, function))
		return;
	text_print(text, "bool %s_%s(void);\n", what, layer);
	text_print(rows, "\t{\"%s_%s\", %s_%s},\n", what, layer, what, layer);
}

static void
write_invariants(struct machine *machine, const struct claim *claim,
                 struct text *text)
{
	struct text rows = {.arena = machine->arena};

	list_each (const char *const, below, &claim->below)
		add_invariant(machine, "invariant", *below, text, &rows);
	add_invariant(machine, "represents", claim->layer, text, &rows);
	add_invariant(machine, "couples", claim->layer, text, &rows);
	add_invariant(machine, "invariant", claim->layer, text, &rows);
	text_print(text,
	           "\nstatic const struct random_invariant invariants[] = {\n"
	           "%s\t{0},\n};\n\n",
	           rows.bytes ? rows.bytes : "");
}

static void
add_start(struct machine *machine, const char *layer, struct text *text,
          struct text *rows)
{
	if (!function_of(machine, "start", layer))
		return;
	text_print(text, "void start_%s(void);\n", layer);
	text_print(rows, "\tstart_%s,\n", layer);
}

static void
write_starts(struct machine *machine, const struct claim *claim,
             struct text *text)
{
	struct text rows = {.arena = machine->arena};

	list_each (const char *const, below, &claim->below)
		add_start(machine, *below, text, &rows);
	add_start(machine, claim->layer, text, &rows);
	text_print(text,
	           "\nstatic void (*const starts[])(void) = {\n%s\t0,\n};\n\n",
	           rows.bytes ? rows.bytes : "");
}

/* What compilers call without being asked, the driver has. */
static bool
is_compilers(const char *name)
{
	static const char *const names[] = {"memcpy", "memmove",   "memset",
	                                    "memcmp", "__udivdi3", "__umoddi3"};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

/* What is called that has no code here is specified below, or missing. */
static void
write_callees(struct machine *machine, struct text *text)
{
	const struct name_list names = machine_names(machine);

	list_each (const char *const, name, &names) {
		const char *spec =
			arena_print(machine->arena, "spec_%s", *name);
		bool is_below = machine_function(machine, spec) &&
		                !lifted_function(machine, *name);

		if (!machine_function(machine, *name) &&
		    strncmp(*name, "llvm.", 5) != 0 &&
		    strncmp(*name, "layerc_", 7) != 0 && !is_compilers(*name))
			text_print(text, "RANDOM_%s(%s);\n",
			           is_below ? "BELOW" : "MISSING", *name);
	}
}

/* Addresses that the linker would tell. */
static void
write_places(struct machine *machine, struct text *text)
{
	struct map known = {0};

	for (int is_declared = 0; is_declared < 2; is_declared++)
		list_each (LLVMModuleRef, module, &machine->modules)
			for (LLVMValueRef at = LLVMGetFirstGlobal(*module); at;
			     at = LLVMGetNextGlobal(at)) {
				const char *name = names_text(
					machine->names, LLVMGetValueName(at));

				if (LLVMIsDeclaration(at) != is_declared ||
				    map_get(&known, name))
					continue;
				map_put(machine->arena, &known, name, &known);
				if (is_declared &&
				    strncmp(name, "_NS", 3) != 0 &&
				    strcmp(name, "MEMORY") != 0 &&
				    strcmp(name, "CPU") != 0)
					text_print(text, "RANDOM_PLACE(%s);\n",
					           name);
			}
}

/*
 * A row for an init, which is declared, if it is code and specified here.  What
 * nothing is proved of begins with what no test has, such as a boot loader's.
 */
static void
write_own_init(struct machine *machine, const char *name, struct text *text)
{
	const char *spec =
		arena_print(machine->arena, "spec_%s", name ? name : "");
	LLVMValueRef own = name ? machine_own(machine, spec) : NULL;
	bool is_own =
		own && machine_own(machine, name) && !axiom_of(machine, own);

	if (is_own)
		text_print(text, "void %s(uint32_t mbi);\n", spec);
	text_print(text,
	           "static const struct random_primitive own_init[] = {\n");
	if (is_own)
		text_print(text,
		           "\t{\"%s\", (void (*)(void))%s, "
		           "(void (*)(void))%s, 0, 0, 1, {%d}},\n",
		           name, name, spec, WORD_BITS);
	text_print(text, "\t{0},\n};\n\n");
}

/*
 * The nearest init that has a specification, or is code of the layer's.  Where
 * a relation is a predicate, what specifies it anew makes the components first.
 */
static void
write_init(struct machine *machine, const struct tries *tries,
           struct text *text)
{
	const char *name = NULL, *own = NULL;

	list_each (const char *const, init, &tries->inits) {
		const char *spec =
			arena_print(machine->arena, "spec_%s", *init);

		if (name)
			break;
		if (machine_own(machine, *init))
			name = *init;
		else if (machine_function(machine, spec))
			name = spec;
		list_each (const char *const, anew, &tries->anew)
			if (name && strcmp(*anew, *init) == 0 &&
			    machine_own(machine, spec))
				own = arena_print(machine->arena,
				                  "layerc_own_%s", *init);
	}
	if (name)
		text_print(text, "void %s(uint32_t mbi);\n", name);
	if (own)
		text_print(text, "void %s(uint32_t mbi);\n", own);
	text_print(text, "\nstatic void\ninit(uint32_t mbi)\n{\n");
	if (own)
		text_print(text, "\t%s(mbi);\n", own);
	if (name)
		text_print(text, "\t%s(mbi);\n", name);
	text_print(text, "\t(void)mbi;\n}\n\n");
	write_own_init(machine, name, text);
}

const char *
random_text(struct machine *machine, const struct claim *claim,
            const struct tries *tries)
{
	struct text text = {.arena = machine->arena};
	bool is_related = function_of(machine, "abstract", claim->layer);
	struct path path = {0};

	machine_begin(machine, &path);
	text_print(&text, "/* Made by 'layerc verify --test'. */\n"
	                  "#include \"layerc_random.h\"\n"
	                  "#include \"layerc_x86.h\"\n\n");
	write_callees(machine, &text);
	write_places(machine, &text);
	write_primitives(machine, tries, &text);
	write_passed(machine, tries, &text);
	write_prepare(machine, claim, &text);
	write_others(machine, claim, &text);
	write_components(machine, claim, &text);
	write_invariants(machine, claim, &text);
	write_in_registers(machine, &text);
	write_starts(machine, claim, &text);
	write_init(machine, tries, &text);
	if (is_related)
		text_print(&text, "void abstract_%s(void);\n", claim->layer);
	/* The sections of the state begin with pages of their own. */
	text_print(&text,
	           "__attribute__((aligned(4096))) char layerc_data = 1, "
	           "layerc_zeros;\n"
	           "struct x86_cpu CPU;\nuint32_t layerc_stack[RANDOM_STACK];"
	           "\n\n"
	           "const struct random_layer random_layer = {\n"
	           "\tprimitives, passed, prepare, others, leaves, components, "
	           "layerc_pointed_to, "
	           "sizeof(layerc_pointed_to), invariants, starts, init, "
	           "own_init, %s%s, &CPU, layerc_stack, in_registers,\n};\n",
	           is_related ? "abstract_" : "0",
	           is_related ? claim->layer : "");
	return text.bytes;
}
