#include <elf.h>
#include <stdlib.h>
#include <string.h>

#include "code_index.h"
#include "object_shared.h"
#include "object_text.h"

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

/* The last start of a section in front of a place, or at it; or NULL. */
static const struct start *
last_start(const struct starts *starts, uint32_t section, uint64_t place)
{
	struct start wanted = {section, UINT32_MAX, place};
	uint32_t low = 0, high = starts->count;

	/* Invariant: items before low are not behind the place. */
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (by_place(&starts->items[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 && starts->items[low - 1].section == section
	               ? &starts->items[low - 1]
	               : NULL;
}

/* The symbol of starts that is around a place, or NULL. */
static const struct symbol *
around(const struct object *object, const struct starts *starts,
       uint32_t section, uint64_t place)
{
	const struct start *start = last_start(starts, section, place);
	const struct symbol *symbol;

	if (!start)
		return NULL;
	symbol = &object->symbols.items[start->symbol];
	if (symbol->size > 0 && place - symbol->value >= symbol->size)
		return NULL;
	return symbol;
}

/* Narrows a line to the name in it, if it is there as a word. */
struct span
object_narrow(struct span line, const char *name)
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
	struct span line = {0}, macro;

	if (section)
		line = lines_find(gathering->lines, symbol->section,
		                  symbol->value, &macro);
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

/*
 * A file refers to its own by the section that it defines it in, and how far
 * into that: NASM does so for all of it.  That may be beside a variable whose
 * index counts from elsewhere than 0.
 */
const struct symbol *
object_target(const struct gathering *gathering,
              const struct relocation *relocation, bool *inside)
{
	const struct object *object = gathering->object;
	const struct symbol *symbol =
		&object->symbols.items[relocation->symbol];
	uint64_t place = (uint64_t)code_leads_to(object, relocation);
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

const char *
object_around(const struct gathering *gathering, uint32_t section,
              uint64_t place)
{
	const struct start *start = last_start(&gathering->all, section, place);

	return start ? gathering->object->symbols.items[start->symbol].name
	             : NULL;
}

/* Names the function or variable around a place, and how far in it is. */
static void
place_of(const struct gathering *gathering, uint32_t section, uint64_t place,
         struct use *use)
{
	const struct object *object = gathering->object;
	const struct function *function =
		gathering->code ? code_function(gathering->code, section,
	                                        (uint32_t)place)
				: NULL;
	const struct symbol *symbol;

	if (function && function->name) {
		use->from = function->name;
		use->offset = (uint32_t)place - function->begin;
		return;
	}
	symbol = around(object, &gathering->global, section, place);
	if (!symbol)
		symbol = around(object, &gathering->all, section, place);
	use->from = symbol ? symbol->name : NULL;
	use->offset = symbol ? (uint32_t)(place - symbol->value) : 0;
}

void
object_add_use(struct gathering *gathering, uint32_t section, uint64_t place,
               struct use use)
{
	struct placed_use *added = list_add(gathering->arena, &gathering->uses);
	struct span line =
		lines_find(gathering->lines, section, place, &use.macro);

	place_of(gathering, section, place, &use);
	use.span = object_narrow(line, use.symbol);
	use.macro = object_narrow(use.macro, use.symbol);
	*added =
		(struct placed_use){section, gathering->uses.count, place, use};
}

/*
 * Whether more may become of a variable than the instruction does: it has its
 * address, or others change what is behind pointers.
 */
static bool
escapes(const struct gathering *gathering, const struct relocation *relocation)
{
	const struct function *function;
	const struct instruction *at;

	if (!gathering->code)
		return true;
	function = code_function(gathering->code, relocation->section,
	                         (uint32_t)relocation->offset);
	if (!function ||
	    gathering->wild[function - gathering->code->functions.items])
		return true;
	at = code_around(gathering->code, function,
	                 (uint32_t)relocation->offset);
	for (uint8_t i = 0; at && i < at->operand_count; i++)
		if (at->operands[i].relocation == relocation &&
		    (at->operands[i].read || at->operands[i].written) &&
		    at->operands[i].kind == OPERAND_MEMORY)
			return false;
	return true;
}

static void
add_use(struct gathering *gathering, const struct relocation *relocation)
{
	const struct object *object = gathering->object;
	const struct section *section =
		&object->sections.items[relocation->section];
	size_t index = (size_t)(relocation - object->relocations.items);
	const struct symbol *target;
	struct use use = {0};

	/* Debugging information names symbols, but does nothing to them. */
	if (relocation->symbol >= object->symbols.count || !section->loaded)
		return;
	target = object_target(gathering, relocation, &use.inside);
	if (!target)
		return;
	use.symbol = target->name;
	use.kind = gathering->kinds[index];
	use.inside |= gathering->beside[index];
	use.symbol_kind = object->symbols.items[relocation->symbol].kind;
	use.escapes = escapes(gathering, relocation);
	object_add_use(gathering, relocation->section, relocation->offset, use);
}

static int
by_order(const void *a, const void *b)
{
	const struct placed_use *first = a, *second = b;

	if (first->section != second->section)
		return first->section < second->section ? -1 : 1;
	if (first->place != second->place)
		return first->place < second->place ? -1 : 1;
	return first->order < second->order ? -1 : 1;
}

static void
sort_uses(struct gathering *gathering, struct unit *unit)
{
	if (gathering->uses.count > 0)
		qsort(gathering->uses.items, gathering->uses.count,
		      sizeof(struct placed_use), by_order);
	list_each (const struct placed_use, placed, &gathering->uses)
		*list_add(gathering->arena, &unit->uses) = placed->use;
}

/* Without its instructions a relocation tells little. */
static void
guess_kinds(struct gathering *gathering)
{
	const struct object *object = gathering->object;
	uint32_t count = object->relocations.count;

	gathering->kinds = arena_array(gathering->arena, uint8_t, count);
	gathering->beside = arena_array(gathering->arena, bool, count);
	for (uint32_t i = 0; i < count; i++) {
		const struct relocation *at = &object->relocations.items[i];
		bool calls =
			object->sections.items[at->section].executable &&
			(at->type == R_386_PC32 || at->type == R_386_PLT32);

		gathering->kinds[i] = calls ? USE_CALL : USE_ADDRESS;
	}
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
            struct decoder *decoder, const struct object *object,
            bool with_steps, struct unit *unit)
{
	struct gathering gathering = {
		.arena = arena, .decoder = decoder, .object = object};

	*unit = (struct unit){.path = object->path,
	                      .is_object = true,
	                      .relocation_count = object->relocations.count};
	gathering.lines = sources ? lines_read(arena, sources, object) : NULL;
	find_starts(&gathering);
	guess_kinds(&gathering);
	/* What an image is made of was read before it was linked. */
	if (!object->is_image)
		object_code(&gathering, unit);
	if (with_steps && !object->is_image)
		object_steps(&gathering, unit);
	list_each (const struct symbol, symbol, &object->symbols)
		if (symbol->name[0] != '\0' && is_definition(symbol))
			add_definition(&gathering, unit, symbol);
	list_each (const struct relocation, relocation, &object->relocations)
		add_use(&gathering, relocation);
	sort_uses(&gathering, unit);
}
