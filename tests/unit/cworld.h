/*
 * What the tests of the C reader share: a reader, and facts as text.
 */
#pragma once

#include "../../layerc/base/file.h"
#include "../../layerc/base/text.h"
#include "../../layerc/source/creader.h"
#include "check.h"

/* A reader with tables of its own, and the flags of a kernel's unit. */
struct world {
	struct arena arena;
	struct names names;
	struct sources sources;
	struct creader *reader;
	struct cunit cunit;
};

/* How many flags there are; options_of has the list. */
enum { FLAG_COUNT = 9 };

static inline struct coptions
options_of(struct world *world)
{
	const char **flags =
		arena_array(&world->arena, const char *, FLAG_COUNT);

	flags[0] = "-std=c17";
	flags[1] = "-target";
	flags[2] = "i386-elf";
	flags[3] = "-ffreestanding";
	flags[4] = "-nostdinc";
	flags[5] = "-isystem";
	flags[6] = creader_resources(&world->arena);
	flags[7] = "-Igen";
	flags[8] = "-Iinc";
	return (struct coptions){.flags = flags, .flag_count = FLAG_COUNT};
}

static inline void
world_begin(struct world *world)
{
	*world = (struct world){0};
	world->names.arena = &world->arena;
	world->sources.names = &world->names;
	world->reader =
		creader_new(&world->arena, &world->names, &world->sources);
}

static inline void
world_end(struct world *world)
{
	creader_free(world->reader);
	arena_free(&world->arena);
}

static inline void
print_place(struct text *text, struct span span, const char *path)
{
	struct place place;

	if (!span.source) {
		text_print(text, "nowhere");
		return;
	}
	place = source_place(span.source, span.begin);
	if (strcmp(span.source->path, path) != 0)
		text_print(text, "%s:", span.source->path);
	text_print(text, "%u:%u-%u", place.line, place.column,
	           place.column + span.end - span.begin);
}

static inline const char *
problems_text(struct world *world, const struct problems *problems)
{
	struct text text = {.arena = &world->arena};

	text_print(&text, "%s", "");
	for (uint32_t i = 0; i < problems->count; i++) {
		print_place(&text, problems->items[i].span, "unit.c");
		text_print(&text, " error: %s\n", problems->items[i].text);
	}
	return text.bytes;
}

static inline void
write_text(struct world *world, const char *path, const char *text)
{
	file_write(&world->arena, path, text, strlen(text));
}

static inline bool
read_unit(struct world *world, const char *path, const char *text)
{
	struct coptions options = options_of(world);

	file_write(&world->arena, path, text, strlen(text));
	return creader_unit(world->reader, path, &options, &world->cunit);
}

/* One line a use: kind, symbol, from, place, place in the macro. */
static inline const char *
uses_text(struct world *world)
{
	static const char *const kinds[] = {"call", "address", "read", "write",
	                                    "constant"};
	struct text text = {.arena = &world->arena};
	const struct unit *unit = &world->cunit.unit;

	text_print(&text, "%s", "");
	for (uint32_t i = 0; i < unit->uses.count; i++) {
		const struct use *use = &unit->uses.items[i];

		text_print(&text, "%s %s in %s ", kinds[use->kind], use->symbol,
		           use->from ? use->from : "-");
		print_place(&text, use->span, unit->path);
		if (use->macro.source) {
			text_print(&text, " by ");
			print_place(&text, use->macro, unit->path);
		}
		text_print(&text, "%s\n", use->undeclared ? " undeclared" : "");
	}
	return text.bytes;
}
