/* Any bytes are an object file: read in full, or told what is wrong with. */
#include "../../layerc/source/code.h"

#include <assert.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../../layerc/base/demangle.h"
#include "../../layerc/calculus/bodies.h"
#include "../../layerc/source/instruction.h"
#include "fuzz.h"

/* Puts the bytes into a file in memory and returns its descriptor. */
static int
open_bytes(const uint8_t *bytes, size_t len)
{
	int file = memfd_create("object", MFD_CLOEXEC);

	assert(file >= 0);
	assert(write(file, bytes, len) == (ssize_t)len);
	return file;
}

static void
check_facts(const struct unit *unit)
{
	list_each (const struct use, use, &unit->uses) {
		assert(use->symbol && use->symbol[0] != '\0');
		check_span(use->span);
	}
	list_each (const struct definition, definition, &unit->definitions) {
		assert(definition->symbol && definition->symbol[0] != '\0');
		check_span(definition->span);
	}
}

/* Instructions lie in their functions, in order; each can be looked up. */
static void
check_code(const struct code *code)
{
	list_each (const struct function, function, &code->functions) {
		uint32_t end = function->first + function->count;

		assert(function->begin < function->end);
		assert(end <= code->instructions.count);
		for (uint32_t i = function->first; i < end; i++) {
			const struct instruction *at =
				&code->instructions.items[i];

			assert(at->size > 0 && at->offset >= function->begin);
			assert(at->offset < function->end);
			assert(code_at(code, function->section, at->offset) ==
			       at);
		}
	}
}

/* What a decoder knows from other code is what it would decode. */
static void
check_same(const struct code *a, const struct code *b)
{
	assert(a->instructions.count == b->instructions.count);
	for (uint32_t i = 0; i < a->instructions.count; i++) {
		const struct instruction *one = &a->instructions.items[i];
		const struct instruction *other = &b->instructions.items[i];

		assert(one->offset == other->offset);
		assert(one->size == other->size && one->id == other->id);
		assert(one->reads == other->reads);
		assert(one->writes == other->writes);
		assert(one->target == other->target);
		assert(one->operand_count == other->operand_count);
		for (uint8_t j = 0; j < one->operand_count; j++)
			assert(one->operands[j].number ==
			       other->operands[j].number);
	}
}

/* Decodes the code with a decoder of its own and with one for all runs. */
static void
check_decoders(struct arena *arena, const struct object *object)
{
	static struct arena kept;
	static struct decoder *experienced;
	struct decoder *fresh = decoder_new(arena);
	const struct code *code = code_read(arena, fresh, object);

	if (!experienced)
		experienced = decoder_new(&kept);
	check_code(code);
	check_same(code, code_read(arena, experienced, object));
	decoder_free(fresh);
}

/* A text that has the names of some objects of the corpus. */
static void
place_facts(struct world *world, struct unit *unit)
{
	static const char text[] = "\tglobal main, start\n\tdd main ; start\n"
				   "\t.long main, start # main\n\tcall other\n";
	const struct source *source =
		world_source(world, "text", text, sizeof(text) - 1);

	object_place_data(unit, source, true);
	object_place_data(unit, source, false);
	object_place_names(unit, source);
	list_each (const struct definition, definition, &unit->definitions)
		demangle(&world->arena, definition->symbol);
}

/* Whatever the steps are, following them comes to an end. */
static void
follow_bodies(struct world *world, const struct unit *unit)
{
	const struct composition composition = {.session = &world->session};
	struct program *program = program_new(&world->session, &composition);
	struct module *module = program_add(program, NULL, "client");
	struct bodies bodies;

	program_add_unit(program, module, unit);
	bodies_begin(&bodies, &world->arena, program, module);
	list_each (const struct code_entry, entry, &unit->entries) {
		const struct body *body;

		assert(entry->step < unit->steps.count);
		body = bodies_find(&bodies, unit, entry->step);
		list_each (const struct way, way, &body->ways)
			assert(way->step < unit->steps.count);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	int file = open_bytes(bytes, len);
	struct decoder *decoder;
	struct object object;
	struct unit unit;
	struct world world;
	char path[64];

	snprintf(path, sizeof(path), "/proc/self/fd/%d", file);
	world_begin(&world);
	if (!object_read(&world.arena, &world.names, path, &object)) {
		decoder = decoder_new(&world.arena);
		object_unit(&world.arena, &world.sources, decoder, &object,
		            true, &unit);
		place_facts(&world, &unit);
		check_facts(&unit);
		follow_bodies(&world, &unit);
		decoder_free(decoder);
		check_decoders(&world.arena, &object);
	}
	world_end(&world);
	close(file);
	return 0;
}
