#include "code_index.h"

#include <elf.h>
#include <stdlib.h>

uint64_t
code_offset(const struct object *object, uint32_t section, uint64_t place)
{
	return object->is_image
	               ? place - object->sections.items[section].address
	               : place;
}

static int
by_place(const void *a, const void *b)
{
	const struct relocation *first = *(const struct relocation *const *)a;
	const struct relocation *second = *(const struct relocation *const *)b;

	if (first->section != second->section)
		return first->section < second->section ? -1 : 1;
	if (first->offset != second->offset)
		return first->offset < second->offset ? -1 : 1;
	return first < second ? -1 : first > second;
}

static const struct relocation **
sort_relocations(struct arena *arena, const struct object *object)
{
	uint32_t count = object->relocations.count;
	const struct relocation **sorted =
		arena_array(arena, const struct relocation *, count);

	for (uint32_t i = 0; i < count; i++)
		sorted[i] = &object->relocations.items[i];
	if (count > 0)
		qsort(sorted, count, sizeof(*sorted), by_place);
	return sorted;
}

static void
add_to_chain(struct chains *chains, uint32_t section, uint32_t item)
{
	chains->next[item] = chains->first[section];
	chains->first[section] = item + 1;
}

const struct index *
code_index(struct arena *arena, const struct object *object)
{
	struct index *index = arena_new(arena, struct index);
	uint32_t sections = object->sections.count;
	uint32_t symbols = object->symbols.count;
	uint32_t relocations = object->relocations.count;

	index->patches = sort_relocations(arena, object);
	index->symbols.first = arena_array(arena, uint32_t, sections);
	index->symbols.next = arena_array(arena, uint32_t, symbols);
	index->relocations.first = arena_array(arena, uint32_t, sections);
	index->relocations.next = arena_array(arena, uint32_t, relocations);
	for (uint32_t i = symbols; i-- > 0;)
		if (object->symbols.items[i].section < sections)
			add_to_chain(&index->symbols,
			             object->symbols.items[i].section, i);
	for (uint32_t i = 0; i < relocations; i++) {
		uint32_t symbol = object->relocations.items[i].symbol;

		if (symbol < symbols &&
		    object->symbols.items[symbol].section < sections)
			add_to_chain(&index->relocations,
			             object->symbols.items[symbol].section, i);
	}
	return index;
}

int64_t
code_leads_to(const struct object *object, const struct relocation *relocation)
{
	const struct symbol *symbol =
		&object->symbols.items[relocation->symbol];
	/* Instructions count from their end, tables from the number itself. */
	bool from_end = (relocation->type == R_386_PC32 ||
	                 relocation->type == R_386_PLT32) &&
	                object->sections.items[relocation->section].executable;

	return (int64_t)symbol->value + relocation->addend + (from_end ? 4 : 0);
}
