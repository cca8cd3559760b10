/*
 * Facts are the same behind a store as before it: those of every C file that
 * is shipped, and of structs in which every bit of every field is known, so
 * that a field that is added and not stored is noticed.
 */
#include "../../layerc/source/store.h"
#include "../../layerc/build/check.h"
#include "../../layerc/build/reading.h"
#include "../../layerc/manifest/project.h"
#include "check.h"

struct world {
	struct arena arena;
	struct names names;
	struct sources sources;
	struct diag diag;
	struct session session;
};

static void
world_begin(struct world *world)
{
	*world = (struct world){0};
	world->names.arena = &world->arena;
	world->sources.names = &world->names;
	world->diag.arena = &world->arena;
	world->diag.names = &world->names;
	world->session = (struct session){.arena = &world->arena,
	                                  .names = &world->names,
	                                  .sources = &world->sources,
	                                  .diag = &world->diag};
}

/* Where the compiler's listing of a struct goes. */
static struct text *listing;

/* clang 14 lists a bool with the bytes behind it. */
static int __attribute__((format(printf, 1, 2))) list(const char *format, ...)
{
	static bool is_bool;
	va_list arguments;

	va_start(arguments, format);
	if (is_bool)
		text_print(listing, "%d\n", va_arg(arguments, int) & 1);
	else
		text_vprint(listing, format, arguments);
	va_end(arguments);
	is_bool = strncmp(format + strspn(format, " "), "_Bool", 5) == 0;
	return 0;
}

/* Of what it makes of a struct, clang 19 says that "%p" takes void pointers. */
#pragma clang diagnostic ignored "-Wformat-pedantic"

/* Every field of a struct, whatever fields it has, as a text. */
#define FIELDS(text, item) \
	do { \
		listing = (text); \
		__builtin_dump_struct((item), &list); \
	} while (0)

/* Compares the items of two lists, field by field. */
#define CHECK_LISTS(check, world, before, after) \
	do { \
		struct text old_ = {.arena = &(world)->arena}; \
		struct text new_ = {.arena = &(world)->arena}; \
		CHECK(check, (before)->count == (after)->count); \
		for (uint32_t i_ = 0; \
		     i_ < (before)->count && i_ < (after)->count; i_++) { \
			FIELDS(&old_, &(before)->items[i_]); \
			FIELDS(&new_, &(after)->items[i_]); \
		} \
		CHECK(check, old_.len == new_.len && \
		                     (old_.len == 0 || \
		                      strcmp(old_.bytes, new_.bytes) == 0)); \
	} while (0)

/* What is not a list in a struct, field by field. */
#define CHECK_REST(check, world, before, after) \
	do { \
		struct text old_ = {.arena = &(world)->arena}; \
		struct text new_ = {.arena = &(world)->arena}; \
		FIELDS(&old_, before); \
		FIELDS(&new_, after); \
		CHECK_TEXT(check, new_.bytes, old_.bytes); \
	} while (0)

static struct store
reader_of(struct world *world, const struct store *writer)
{
	return store_reader(&world->arena, &world->sources, writer->out.bytes,
	                    writer->out.len);
}

static void
test_unit(struct check *check, struct world *world, struct unit *before)
{
	struct store writer = store_writer(&world->arena), reader;
	struct unit after = {0}, rest;

	store_unit(&writer, before);
	reader = reader_of(world, &writer);
	store_unit(&reader, &after);
	CHECK(check, store_is_done(&reader));
	CHECK_LISTS(check, world, &before->uses, &after.uses);
	CHECK_LISTS(check, world, &before->definitions, &after.definitions);
	CHECK_LISTS(check, world, &before->declarations, &after.declarations);
	CHECK_LISTS(check, world, &before->includes, &after.includes);
	CHECK_LISTS(check, world, &before->indirect_calls,
	            &after.indirect_calls);
	CHECK_LISTS(check, world, &before->number_calls, &after.number_calls);
	CHECK_LISTS(check, world, &before->undecoded, &after.undecoded);
	CHECK_LISTS(check, world, &before->restricted, &after.restricted);
	CHECK_LISTS(check, world, &before->latents, &after.latents);
	CHECK_LISTS(check, world, &before->tags, &after.tags);
	CHECK_LISTS(check, world, &before->peeks, &after.peeks);
	CHECK_LISTS(check, world, &before->skipped, &after.skipped);
	CHECK_LISTS(check, world, &before->transfers, &after.transfers);
	CHECK_LISTS(check, world, &before->limits, &after.limits);
	CHECK_LISTS(check, world, &before->steps, &after.steps);
	CHECK_LISTS(check, world, &before->entries, &after.entries);
	rest = *before;
	rest.indirect_calls = rest.number_calls = (struct code_places){0};
	rest.undecoded = rest.restricted = (struct code_places){0};
	after.indirect_calls = after.number_calls = (struct code_places){0};
	after.undecoded = after.restricted = (struct code_places){0};
	rest.uses = after.uses = (struct uses){0};
	rest.definitions = after.definitions = (struct definitions){0};
	rest.declarations = after.declarations = (struct declarations){0};
	rest.includes = after.includes = (struct includes){0};
	rest.latents = after.latents = (struct latents){0};
	rest.tags = after.tags = (struct tags){0};
	rest.peeks = after.peeks = (struct peeks){0};
	rest.skipped = after.skipped = (struct skipped_list){0};
	rest.transfers = after.transfers = (struct transfers){0};
	rest.limits = after.limits = (struct limits){0};
	rest.steps = after.steps = (struct code_steps){0};
	rest.entries = after.entries = (struct code_entries){0};
	CHECK_REST(check, world, &rest, &after);
}

static void
test_file(struct check *check, struct world *world, struct creader *reader,
          const char *path, const struct coptions *options)
{
	struct cunit cunit;

	if (CHECK(check, creader_unit(reader, path, options, &cunit)))
		test_unit(check, world, &cunit.unit);
}

static void
test_header(struct check *check, struct world *world,
            const struct header *header)
{
	struct store writer = store_writer(&world->arena), reader;
	struct header before = *header, after = {0};

	store_header(&writer, &before);
	reader = reader_of(world, &writer);
	store_header(&reader, &after);
	CHECK(check, store_is_done(&reader));
	CHECK_LISTS(check, world, &before.includes, &after.includes);
	CHECK(check, before.items.count == after.items.count);
	for (uint32_t i = 0; i < before.items.count; i++) {
		struct header_item *old = &before.items.items[i];
		struct header_item *new = &after.items.items[i];

		CHECK_LISTS(check, world, &old->constants, &new->constants);
		old->constants = new->constants = (struct header_constants){0};
		CHECK_REST(check, world, old, new);
	}
}

static void
test_kernel(struct check *check, struct world *world,
            const struct composition *composition)
{
	struct plan *plan = plan_make(&world->session, composition, false);
	struct creader *reader =
		creader_new(&world->arena, &world->names, &world->sources);

	check_headers(plan);
	for (uint32_t i = 0; i < plan->modules.count; i++)
		if (plan->modules.items[i]->header)
			test_header(check, world,
			            plan->modules.items[i]->header);
	for (uint32_t i = 0; i < plan->all.count; i++) {
		const struct plan_module *module = plan->all.items[i];
		struct coptions options = reading_options(plan, module);

		list_each (const struct plan_file, file, &module->files)
			if (file->language == LANGUAGE_C)
				test_file(check, world, reader, file->source,
				          &options);
	}
	creader_free(reader);
}

/* From the project's root, where the test is started. */
static void
test_shipped(struct check *check)
{
	struct world world;
	struct project project = {0};
	uint32_t layers = 0;

	world_begin(&world);
	project_load(&world.session, &project);
	for (uint32_t i = 0; i < project.kernels.count; i++)
		if (strcmp(project.kernels.items[i]->name.text,
		           "mcertikos-preempt") == 0)
			test_kernel(check, &world,
			            compose_kernel(&world.session, &project,
			                           project.kernels.items[i]));
	layers = project.layers.count;
	CHECK(check, layers > 0 && world.diag.errors == 0);
	arena_free(&world.arena);
}

static void
fill_addresses(struct transfer *transfer, struct limit *limit, const char *name,
               struct span span)
{
	memset(transfer, 1, sizeof(*transfer));
	transfer->from.kind = END_UNKNOWN;
	transfer->to.kind = END_CALLED;
	transfer->from.symbol = transfer->from.local = transfer->in = name;
	transfer->to.symbol = transfer->to.local = name;
	transfer->span = transfer->macro = span;
	memset(limit, 1, sizeof(*limit));
	limit->kind = LIMIT_FRAME;
	limit->what = limit->in = name;
	limit->span = limit->macro = span;
}

static void
fill_steps(struct code_step *step, struct code_entry *entry, const char *name,
           struct span span)
{
	memset(step, 1, sizeof(*step));
	step->kind = STEP_STOP;
	step->to = step->from = step->base = STEP_STATIC;
	step->symbol = name;
	step->span = span;
	memset(entry, 1, sizeof(*entry));
	entry->name = name;
}

/*
 * Fields are set bit by bit, with 1 in every byte; those that must hold an
 * address or one of few values get one.
 */
static void
test_filled(struct check *check)
{
	struct world world;
	struct unit unit;
	struct use use;
	struct definition definition;
	struct declaration declaration;
	struct include include;
	struct code_place place;
	struct latent latent;
	struct skipped skipped;
	struct tag tag;
	struct peek peek;
	struct transfer transfer;
	struct limit limit;
	struct code_step step;
	struct code_entry entry;
	struct span span;
	const char *name;

	world_begin(&world);
	name = names_text(&world.names, "name");
	span = (struct span){
		sources_add(&world.sources, "file", "some text", 9), 2, 5};
	memset(&unit, 1, sizeof(unit));
	memset(&use, 1, sizeof(use));
	memset(&definition, 1, sizeof(definition));
	memset(&declaration, 1, sizeof(declaration));
	memset(&include, 1, sizeof(include));
	memset(&place, 1, sizeof(place));
	memset(&latent, 1, sizeof(latent));
	memset(&skipped, 1, sizeof(skipped));
	memset(&tag, 1, sizeof(tag));
	memset(&peek, 1, sizeof(peek));
	use.symbol = use.from = use.type = name;
	use.span = use.macro = span;
	use.kind = USE_WRITE;
	use.symbol_kind = SYMBOL_CONSTANT;
	definition.symbol = definition.type = definition.path = name;
	declaration.symbol = name;
	declaration.type = unit.path = name;
	definition.kind = declaration.kind = SYMBOL_VARIABLE;
	include.path = place.from = place.mnemonic = name;
	place.span = place.macro = span;
	include.path = latent.symbol = latent.when = name;
	latent.span = latent.left_out = skipped.span = span;
	tag.name = peek.tag = peek.to = name;
	tag.span = peek.span = peek.macro = span;
	definition.span = declaration.span = include.span = span;
	unit.uses = (struct uses){&use, 1, 1};
	unit.definitions = (struct definitions){&definition, 1, 1};
	unit.declarations = (struct declarations){&declaration, 1, 1};
	unit.includes = (struct includes){&include, 1, 1};
	unit.indirect_calls = (struct code_places){&place, 1, 1};
	unit.number_calls = unit.undecoded = unit.indirect_calls;
	unit.restricted = unit.indirect_calls;
	unit.latents = (struct latents){&latent, 1, 1};
	unit.tags = (struct tags){&tag, 1, 1};
	unit.peeks = (struct peeks){&peek, 1, 1};
	unit.skipped = (struct skipped_list){&skipped, 1, 1};
	fill_addresses(&transfer, &limit, name, span);
	unit.transfers = (struct transfers){&transfer, 1, 1};
	unit.limits = (struct limits){&limit, 1, 1};
	fill_steps(&step, &entry, name, span);
	unit.steps = (struct code_steps){&step, 1, 1};
	unit.entries = (struct code_entries){&entry, 1, 1};
	test_unit(check, &world, &unit);
	arena_free(&world.arena);
}

/* Every beginning, and every byte changed: nothing but a false comes of it. */
static void
test_damaged(struct check *check)
{
	struct world world;
	struct use use = {.symbol = "f", .from = "g", .type = "int (void)"};
	struct unit unit = {.path = "x.c", .uses = {&use, 1, 1}}, after;
	struct store writer, reader;

	world_begin(&world);
	writer = store_writer(&world.arena);
	use.span = (struct span){
		sources_add(&world.sources, "file", "some text", 9), 2, 5};
	store_unit(&writer, &unit);
	for (size_t len = 0; len < writer.out.len; len++) {
		reader = store_reader(&world.arena, &world.sources,
		                      writer.out.bytes, len);
		store_unit(&reader, &after);
		CHECK(check, !store_is_done(&reader));
	}
	for (size_t at = 0; at < writer.out.len; at++)
		for (int bit = 0; bit < 8; bit++) {
			char *bytes = arena_text(&world.arena, writer.out.bytes,
			                         writer.out.len);

			bytes[at] = (char)(bytes[at] ^ (1 << bit));
			reader = store_reader(&world.arena, &world.sources,
			                      bytes, writer.out.len);
			store_unit(&reader, &after);
		}
	reader = reader_of(&world, &writer);
	store_unit(&reader, &after);
	CHECK(check, store_is_done(&reader));
	arena_free(&world.arena);
}

int
main(void)
{
	struct check check;
	char root[4096];
	bool found = getcwd(root, sizeof(root));

	check_begin(&check, "store");
	CHECK(&check, found && chdir(root) == 0);
	test_shipped(&check);
	CHECK(&check, chdir(check.folder) == 0);
	test_filled(&check);
	test_damaged(&check);
	return check_end(&check);
}
