#include <elf.h>
#include <stdlib.h>
#include <string.h>

#include "object.h"
#include "object_lines.h"
#include "object_text.h"

/* A symbol that starts a function or variable, in the order of places. */
struct start {
	uint32_t section, symbol; /* indices */
	uint64_t place;           /* in the terms of a relocation's offset */
};

struct starts {
	struct start *items;
	uint32_t count, capacity;
};

/* What is needed while the facts of an object are gathered. */
struct gathering {
	struct arena *arena;
	struct sources *sources;
	const struct object *object;
	struct lines *lines;
	struct starts global, all; /* sorted */
};

static int
by_place(const void *a, const void *b)
{
	const struct start *first = a, *second = b;

	if (first->section != second->section)
		return first->section < second->section ? -1 : 1;
	if (first->place != second->place)
		return first->place < second->place ? -1 : 1;
	return first->symbol < second->symbol ? -1 : 1;
}

static bool
is_defined(const struct object *object, const struct symbol *symbol)
{
	return symbol->name[0] != '\0' && symbol->section != SHN_UNDEF &&
	       symbol->section < object->sections.count;
}

/*
 * Assemblers do not say which label begins a function.  One that others can
 * see, or that has a type, does; a local one only where none of those is.
 */
static void
find_starts(struct gathering *gathering)
{
	const struct object *object = gathering->object;

	for (uint32_t i = 0; i < object->symbols.count; i++) {
		const struct symbol *symbol = &object->symbols.items[i];
		struct start start = {symbol->section, i, symbol->value};

		if (!is_defined(object, symbol))
			continue;
		*list_add(gathering->arena, &gathering->all) = start;
		if (symbol->global || symbol->kind != SYMBOL_UNKNOWN)
			*list_add(gathering->arena, &gathering->global) = start;
	}
	if (gathering->all.count > 0)
		qsort(gathering->all.items, gathering->all.count,
		      sizeof(struct start), by_place);
	if (gathering->global.count > 0)
		qsort(gathering->global.items, gathering->global.count,
		      sizeof(struct start), by_place);
}

/* The symbol of starts that is around a place, or NULL. */
static const struct symbol *
around(const struct object *object, const struct starts *starts,
       uint32_t section, uint64_t place)
{
	struct start wanted = {section, UINT32_MAX, place};
	uint32_t low = 0, high = starts->count;
	const struct symbol *symbol;

	/* Invariant: items before low are not behind the place. */
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (by_place(&starts->items[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0 || starts->items[low - 1].section != section)
		return NULL;
	symbol = &object->symbols.items[starts->items[low - 1].symbol];
	if (symbol->size > 0 && place - symbol->value >= symbol->size)
		return NULL;
	return symbol;
}

/* Narrows a line to the name in it, if it is there as a word. */
static struct span
narrow(struct span line, const char *name)
{
	object_find_word(line, name, &line);
	return line;
}

/*
 * A label, or the head of a function, often stands on a line of its own that
 * makes no code: it is looked for above the first instruction.
 */
static struct span
label(struct span line, const char *name)
{
	enum { LINES_FOR_HEAD = 4, LINES_FOR_LABEL = 16 };
	struct span found;
	uint32_t number;

	if (!line.source)
		return line;
	if (object_find_word(line, name, &found))
		return found;
	number = source_place(line.source, line.begin).line;
	for (uint32_t i = 1; i <= LINES_FOR_LABEL && i < number; i++) {
		struct span above = source_line(line.source, number - i);

		if (object_find_word(above, name, &found) &&
		    (i <= LINES_FOR_HEAD || found.begin == above.begin))
			return found;
	}
	return line;
}

/* NASM takes data for that of the last label, in whichever section. */
static enum symbol_kind
kind_in(const struct section *section, const struct symbol *symbol)
{
	return section && section->executable && symbol->kind == SYMBOL_VARIABLE
	               ? SYMBOL_UNKNOWN
	               : symbol->kind;
}

static void
add_definition(struct gathering *gathering, struct unit *unit,
               const struct symbol *symbol)
{
	const struct object *object = gathering->object;
	const struct section *section =
		symbol->section < object->sections.count
			? &object->sections.items[symbol->section]
			: NULL;
	struct span line = {0};

	if (section)
		line = lines_find(gathering->lines, symbol->section,
		                  symbol->value);
	*list_add(gathering->arena, &unit->definitions) = (struct definition){
		.symbol = symbol->name,
		.kind = kind_in(section, symbol),
		.span = label(line, symbol->name),
		.global = symbol->global,
		.constant = section && section->loaded && !section->writable &&
	                    !section->executable,
		.weak = symbol->weak,
		.common = symbol->section == SHN_COMMON,
	};
}

/* The one symbol of a section that has no other, or NULL. */
static const struct symbol *
sole(const struct gathering *gathering, uint32_t section)
{
	const struct symbol *found = NULL;

	list_each (const struct start, start, &gathering->all) {
		if (start->section != section)
			continue;
		if (found)
			return NULL;
		found = &gathering->object->symbols.items[start->symbol];
	}
	return found;
}

/* How far behind a symbol's value a relocation leads. */
static uint64_t
offset_of(const struct relocation *relocation)
{
	bool relative = relocation->type == R_386_PC32 ||
	                relocation->type == R_386_PLT32;

	return (uint64_t)(int64_t)relocation->addend + (relative ? 4 : 0);
}

/*
 * What a relocation leads to.  A file refers to its own by the section that it
 * defines it in, and how far into that: NASM does so for all of it.  That may
 * be beside a variable whose index counts from elsewhere than 0.
 */
static const struct symbol *
target_of(const struct gathering *gathering,
          const struct relocation *relocation, bool *inside)
{
	const struct object *object = gathering->object;
	const struct symbol *symbol =
		&object->symbols.items[relocation->symbol];
	uint64_t place = symbol->value + offset_of(relocation);
	const struct symbol *target = symbol->global
	                                      ? symbol
	                                      : around(object, &gathering->all,
	                                               symbol->section, place);

	if (!target)
		target = sole(gathering, symbol->section);
	if (!target || target->name[0] == '\0')
		return NULL;
	*inside = place != target->value;
	return target;
}

static const struct symbol *
place_of(const struct gathering *gathering, const struct relocation *relocation)
{
	const struct object *object = gathering->object;
	const struct symbol *symbol =
		around(object, &gathering->global, relocation->section,
	               relocation->offset);

	if (!symbol)
		symbol = around(object, &gathering->all, relocation->section,
		                relocation->offset);
	return symbol;
}

static void
add_use(struct gathering *gathering, struct unit *unit,
        const struct relocation *relocation)
{
	const struct object *object = gathering->object;
	const struct section *section =
		&object->sections.items[relocation->section];
	const struct symbol *target, *from;
	struct span line;
	bool calls, inside;

	/* Debugging information names symbols, but does nothing to them. */
	if (relocation->symbol >= object->symbols.count || !section->loaded)
		return;
	target = target_of(gathering, relocation, &inside);
	if (!target)
		return;
	from = place_of(gathering, relocation);
	calls = section->executable && (relocation->type == R_386_PC32 ||
	                                relocation->type == R_386_PLT32);
	line = lines_find(gathering->lines, relocation->section,
	                  relocation->offset);
	*list_add(gathering->arena, &unit->uses) = (struct use){
		.symbol = target->name,
		.from = from ? from->name : NULL,
		.offset =
			from ? (uint32_t)(relocation->offset - from->value) : 0,
		.kind = calls ? USE_CALL : USE_ADDRESS,
		.symbol_kind = object->symbols.items[relocation->symbol].kind,
		.span = narrow(line, target->name),
		.inside = inside,
	};
}

/* A local number, which NASM makes of "equ", defines nothing. */
static bool
is_definition(const struct symbol *symbol)
{
	return symbol->section != SHN_UNDEF &&
	       (symbol->section != SHN_ABS || symbol->global);
}

void
object_unit(struct arena *arena, struct sources *sources,
            const struct object *object, struct unit *unit)
{
	struct gathering gathering = {
		.arena = arena, .sources = sources, .object = object};

	*unit = (struct unit){.path = object->path,
	                      .is_object = true,
	                      .relocation_count = object->relocations.count};
	gathering.lines = lines_read(arena, sources, object);
	find_starts(&gathering);
	list_each (const struct symbol, symbol, &object->symbols)
		if (symbol->name[0] != '\0' && is_definition(symbol))
			add_definition(&gathering, unit, symbol);
	list_each (const struct relocation, relocation, &object->relocations)
		add_use(&gathering, unit, relocation);
}
