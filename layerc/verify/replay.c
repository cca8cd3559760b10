#include "replay.h"

#include <inttypes.h>
#include <string.h>

#include "../base/text.h"
#include "inside.h"
#include "lifted.h"

static bool
is_parameter(const struct proof *proof, const struct object *object)
{
	return object && object->id >= proof->first_parameter &&
	       object->id < proof->last_parameter;
}

/* The object that a pointer is to, as an address in C. */
static const char *
address_text(struct machine *machine, uint64_t pointer)
{
	uint64_t id = pointer >> 32;
	uint32_t offset = (uint32_t)pointer;

	if (id == 0 || id >= machine->objects.count)
		return arena_print(machine->arena, "%" PRIu32 "u", offset);
	return arena_print(machine->arena, "(uint32_t)&%s + %" PRIu32,
	                   machine->objects.items[id]->name, offset);
}

enum { ROOM_MOST = 1 << 16 };

/* Bytes for what a parameter points to: of a buffer, as many as states need. */
static uint32_t
room_for(const struct proof *proof, const struct object *object)
{
	uint64_t room = 1;

	if (!object->length)
		return object->size;
	list_each (const struct finding, finding, &proof->findings)
		list_each (const struct cell, cell, &finding->cells) {
			uint64_t needed = 0;

			if (cell->symbol->object == object)
				needed = (uint64_t)cell->offset + 1;
			else if (cell->symbol == object->length->symbol)
				needed = cell->value;
			room = needed > room ? needed : room;
		}
	return room < ROOM_MOST ? (uint32_t)room : ROOM_MOST;
}

static void
write_cell(struct machine *machine, const struct proof *proof,
           const struct cell *cell, struct text *text)
{
	const struct leaf *leaf = cell->symbol->leaf;
	const struct object *object = cell->symbol->object;
	bool is_pointer = leaf && leaf->width > leaf->bytes * 8;

	if (!object || object->is_constant ||
	    (object->length && cell->offset >= ROOM_MOST))
		return;
	if (!is_pointer && leaf->is_named && !is_parameter(proof, object))
		text_print(text, "\t%s = %" PRIu64 "u;\n", cell->name,
		           cell->value);
	else
		text_print(text,
		           "\treplay_put(&%s, %" PRIu32 ", %" PRIu32
		           ", %s); /* %s */\n",
		           object->name, cell->offset, leaf->bytes,
		           is_pointer
		                   ? address_text(machine, cell->value)
		                   : arena_print(machine->arena, "%" PRIu64 "u",
		                                 cell->value),
		           cell->name);
}

/* The argument that a finding has for a parameter; an address is a number. */
static const char *
argument_text(struct machine *machine, const struct proof *proof,
              const struct finding *finding, LLVMValueRef param)
{
	const char *name = name_of_parameter(machine, param);
	bool is_pointer =
		LLVMGetTypeKind(LLVMTypeOf(param)) == LLVMPointerTypeKind;

	for (uint32_t i = proof->first_parameter; i < proof->last_parameter;
	     i++)
		if (strcmp(machine->objects.items[i]->name, name) == 0)
			return arena_print(machine->arena, "(void *)&%s", name);
	list_each (const struct cell, cell, &finding->cells)
		if (!cell->symbol->object && strcmp(cell->name, name) == 0)
			return arena_print(machine->arena, "%s%" PRIu64 "u",
			                   is_pointer ? "(void *)" : "",
			                   cell->value);
	return "0";
}

static void
write_call(struct machine *machine, const struct proof *proof,
           const struct finding *finding, LLVMValueRef code, const char *prefix,
           struct text *text)
{
	LLVMTypeRef type = LLVMGetReturnType(LLVMGlobalGetValueType(code));
	bool is_void = LLVMGetTypeKind(type) == LLVMVoidTypeKind;

	text_print(text, "\t%s%s%s(", is_void ? "" : "return (uint64_t)",
	           prefix, LLVMGetValueName(code));
	for (uint32_t i = 0; i < LLVMCountParams(code); i++)
		text_print(text, "%s%s", i > 0 ? ", " : "",
		           argument_text(machine, proof, finding,
		                         LLVMGetParam(code, i)));
	text_print(text, ");\n%s}\n", is_void ? "\treturn 0;\n" : "");
}

static uint32_t
write_states(struct machine *machine, const struct proof *proof,
             LLVMValueRef code, struct text *text)
{
	uint32_t count = 0;

	list_each (const struct finding, finding, &proof->findings) {
		if (!finding_is_tried(finding))
			continue;
		count++;
		text_print(text,
		           "\n/* It %s. */\nstatic void\nset_%" PRIu32
		           "(void)\n{\n",
		           obligation_text(machine->arena, finding->obligation),
		           count);
		list_each (const struct cell, cell, &finding->cells)
			write_cell(machine, proof, cell, text);
		text_print(text,
		           "}\n\nstatic uint64_t\ncode_%" PRIu32 "(void)\n{\n",
		           count);
		write_call(machine, proof, finding, code, "", text);
		text_print(text,
		           "\nstatic uint64_t\nspec_%" PRIu32 "(void)\n{\n",
		           count);
		write_call(machine, proof, finding, code, "spec_", text);
	}
	text_print(text, "\nstatic const struct replay_state states[] = {\n");
	for (uint32_t i = 1; i <= count; i++)
		text_print(text,
		           "\t{set_%" PRIu32 ", code_%" PRIu32 ", spec_%" PRIu32
		           "},\n",
		           i, i, i);
	text_print(text, "};\n");
	return count;
}

/* The leaf in C: its first entry, its size, and what its dimensions are. */
static void
write_leaf(const struct object *object, const struct leaf *leaf, bool is_named,
           uint32_t room, struct text *text)
{
	struct text place = {.arena = text->arena};
	struct text entries = {.arena = text->arena};

	text_print(&place, "%s", object->name);
	text_print(&entries, "%s", "");
	for (const char *at = leaf->path; *at; at++) {
		if (strncmp(at, "[]", 2) != 0) {
			text_bytes(&place, at, 1);
			continue;
		}
		text_print(&entries, "REPLAY_ENTRIES(%s), ", place.bytes);
		text_print(&place, "[0]");
		at++;
	}
	text_print(text, "\t{.name = \"%s%s\", %s", object->name, leaf->path,
	           object->is_introduced && !object->is_abstract
	                   ? ".is_related = true, "
	                   : "");
	if (is_named) {
		text_print(text,
		           ".first = &%s, .bytes = sizeof(%s), "
		           ".dimensions = {%s}},\n",
		           place.bytes, place.bytes, entries.bytes);
		return;
	}
	text_print(text,
	           ".first = (char *)&%s + %" PRIu32 ", .bytes = %" PRIu32
	           ", .dimensions = {",
	           object->name, leaf->offset, leaf->bytes);
	for (uint32_t d = 0; d < leaf->rank; d++)
		text_print(text, "{%" PRIu32 ", %" PRIu32 "}, ",
		           object->length ? room : leaf->dimensions[d].count,
		           leaf->dimensions[d].stride);
	text_print(text, "}},\n");
}

struct object_names LIST(const struct object *);

/* What both sides may write: components, and what parameters point to. */
static struct object_names
compared(struct machine *machine, const struct proof *proof)
{
	struct object_names objects = {0};

	for (uint32_t i = 1; i < machine->objects.count; i++) {
		const struct object *object = machine->objects.items[i];

		if (object->leaves.count > 0 &&
		    (object->is_component || is_parameter(proof, object)))
			*list_add(machine->arena, &objects) = object;
	}
	return objects;
}

static void
write_leaves(struct machine *machine, const struct proof *proof,
             struct text *text)
{
	struct object_names objects = compared(machine, proof);

	text_print(text, "\nstatic const struct replay_leaf leaves[] = {\n");
	list_each (const struct object *const, object, &objects)
		list_each (const struct leaf, leaf, &(*object)->leaves)
			if (leaf->is_written)
				write_leaf(
					*object, leaf,
					leaf->is_named &&
						!is_parameter(proof, *object),
					room_for(proof, *object), text);
	text_print(text, "\t{0},\n};\n");
}

/* Declares an invariant and adds its row to rows, if there is one. */
static void
add_invariant(struct machine *machine, const char *what, const char *layer,
              struct text *text, struct text *rows)
{
	const char *name = arena_print(machine->arena, "%s_%s", what, layer);

	if (!machine_function(machine, name))
		return;
	text_print(text, "bool %s(void);\n", name);
	text_print(rows, "\t{\"%s\", %s},\n", name, name);
}

/* Those below speak of components that the state leaves open. */
static void
write_invariants(struct machine *machine, const struct claim *claim,
                 struct text *text)
{
	struct text rows = {.arena = machine->arena};

	text_print(text, "\n");
	add_invariant(machine, "represents", claim->layer, text, &rows);
	add_invariant(machine, "couples", claim->layer, text, &rows);
	add_invariant(machine, "invariant", claim->layer, text, &rows);
	text_print(text,
	           "\nstatic const struct replay_invariant invariants[] = {\n"
	           "%s\t{0},\n};\n",
	           rows.bytes ? rows.bytes : "");
}

/* Whatever the sources call, each once: the linker has to find it. */
static void
write_callees(struct machine *machine, struct text *text)
{
	const struct name_list names = machine_names(machine);

	list_each (const char *const, name, &names) {
		const char *spec =
			arena_print(machine->arena, "spec_%s", *name);

		if (!machine_function(machine, *name) &&
		    strncmp(*name, "llvm.", 5) != 0 &&
		    strncmp(*name, "layerc_", 7) != 0 &&
		    strcmp(*name, "memcpy") != 0 &&
		    strcmp(*name, "memmove") != 0 &&
		    strcmp(*name, "memset") != 0)
			text_print(text, "REPLAY_%s(%s);\n",
			           machine_function(machine, spec) ? "BELOW"
			                                           : "MISSING",
			           *name);
	}
}

/* Room for what parameters point to. */
static void
write_parameters(struct machine *machine, const struct proof *proof,
                 struct text *text)
{
	for (uint32_t i = proof->first_parameter; i < proof->last_parameter;
	     i++)
		text_print(text,
		           "static char %s[%" PRIu32
		           "] __attribute__((aligned(8)));\n",
		           machine->objects.items[i]->name,
		           room_for(proof, machine->objects.items[i]));
}

const char *
replay_text(struct machine *machine, const struct claim *claim,
            const struct proof *proof, const struct name_list *sources)
{
	LLVMValueRef code =
		lifted_function(machine, claim->primitive)
			? NULL
			: machine_function(machine, claim->primitive);
	struct text text = {.arena = machine->arena};
	const char *abstract =
		arena_print(machine->arena, "abstract_%s", claim->layer);
	uint32_t count;

	if (!code)
		return NULL;

	text_print(&text,
	           "/* Made by 'layerc verify': states in which '%s' is not "
	           "what its specification says. */\n",
	           claim->primitive);
	text_print(&text, "#include \"layerc_replay.h\"\n\n");
	list_each (const char *const, source, sources)
		text_print(&text, "#include \"%s\"\n", *source);
	text_print(&text,
	           "\nextern __typeof__(%s) spec_%s;\nvoid _start(void);\n",
	           claim->primitive, claim->primitive);
	write_callees(machine, &text);
	write_parameters(machine, proof, &text);
	count = write_states(machine, proof, code, &text);
	write_invariants(machine, claim, &text);
	write_leaves(machine, proof, &text);
	text_print(&text,
	           "\nvoid\n_start(void)\n{\n"
	           "\tstatic const struct replay test = {\n"
	           "\t\t.relate = %s,\n\t\t.is_init = %s,\n"
	           "\t\t.states = states,\n\t\t.state_count = %" PRIu32 ",\n"
	           "\t\t.invariants = invariants,\n\t\t.invariant_count = "
	           "sizeof(invariants) / sizeof(*invariants) - 1,\n"
	           "\t\t.leaves = leaves,\n\t\t.leaf_count = "
	           "sizeof(leaves) / sizeof(*leaves) - 1,\n\t};\n\n"
	           "\treplay(&test);\n}\n",
	           machine_function(machine, abstract) ? abstract : "0",
	           claim->is_init ? "true" : "false", count);
	return text.bytes;
}
