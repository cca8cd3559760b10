#include <string.h>

#include "code_shared.h"

/* A place from which control flow is to be followed. */
struct site {
	struct decoding *decoding;
	uint32_t offset;
};

struct reaching {
	struct arena *arena;
	struct decoding *sections;
	struct {
		struct site *items;
		uint32_t count, capacity;
	} waiting;
};

struct instruction *
code_found(const struct decoding *decoding, int64_t offset)
{
	if (offset < 0 || offset >= decoding->size || decoding->at[offset] == 0)
		return NULL;
	return &decoding->found.items[decoding->at[offset] - 1];
}

bool
code_label(const struct decoding *decoding, const struct symbol *symbol,
           uint32_t *offset)
{
	uint64_t place = code_offset(decoding->code->object, symbol->section,
	                             symbol->value);

	*offset = (uint32_t)place;
	return symbol->name[0] != '\0' && place < decoding->size;
}

bool
code_begins_function(const struct symbol *symbol)
{
	return symbol->name[0] != '\0' &&
	       (symbol->global || symbol->kind == SYMBOL_FUNCTION);
}

static bool
goes_on(const struct instruction *at)
{
	return at->flow != FLOW_JUMP && at->flow != FLOW_RETURN &&
	       at->flow != FLOW_STOP;
}

static void
enter(struct reaching *reaching, struct decoding *decoding, int64_t offset,
      uint32_t taken)
{
	struct instruction *at = code_found(decoding, offset);

	if (!at || at->reached)
		return;
	at->reached = true;
	at->taken = taken;
	*list_add(reaching->arena, &reaching->waiting) =
		(struct site){decoding, (uint32_t)offset};
}

/* To what a relocation leads, as a jump, or as an address that is taken. */
static void
enter_symbol(struct reaching *reaching, const struct relocation *relocation,
             bool jumps, uint32_t taken)
{
	const struct object *object = reaching->sections->code->object;
	const struct symbol *symbol;
	int64_t offset;

	/* Those of an image have no addends here, its symbols do as well. */
	if (object->is_image || relocation->symbol >= object->symbols.count)
		return;
	symbol = &object->symbols.items[relocation->symbol];
	if (symbol->section >= object->sections.count)
		return;
	offset = code_leads_to(object, relocation);
	if ((!jumps || taken > 0) && offset >= 0)
		taken = (uint32_t)offset + 1;
	enter(reaching, &reaching->sections[symbol->section], offset, taken);
}

static void
follow(struct reaching *reaching, struct site site, bool addresses)
{
	struct decoding *decoding = site.decoding;
	const struct instruction *at = code_found(decoding, site.offset);

	if (at->is_direct && !at->operands[0].relocation)
		enter(reaching, decoding, at->target, at->taken);
	if (goes_on(at))
		enter(reaching, decoding, (int64_t)site.offset + at->size,
		      at->taken);
	for (uint8_t i = 0; i < at->operand_count; i++) {
		const struct operand *operand = &at->operands[i];

		/* What is read or changed is data. */
		if (!operand->relocation || operand->written ||
		    (operand->read && operand->kind == OPERAND_MEMORY))
			continue;
		if (at->is_direct || addresses)
			enter_symbol(reaching, operand->relocation,
			             at->is_direct, at->taken);
	}
}

static void
follow_all(struct reaching *reaching, bool addresses)
{
	while (reaching->waiting.count > 0)
		follow(reaching,
		       reaching->waiting.items[--reaching->waiting.count],
		       addresses);
}

/* A label of assembly that may stand at the begin of something. */
static bool
is_plain_label(const struct symbol *symbol)
{
	return !code_begins_function(symbol) && !strchr(symbol->name, '.');
}

/* By offset: whether the text of a function whose length is known goes on. */
static const bool *
find_sized(const struct decoding *decoding)
{
	const struct object *object = decoding->code->object;
	const struct chains *chains = &decoding->index->symbols;
	bool *sized = arena_array(decoding->arena, bool, decoding->size);
	uint32_t offset;

	for (uint32_t i = chains->first[decoding->section]; i > 0;
	     i = chains->next[i - 1]) {
		const struct symbol *symbol = &object->symbols.items[i - 1];

		if (symbol->kind == SYMBOL_FUNCTION &&
		    code_label(decoding, symbol, &offset))
			for (uint64_t j = 1;
			     j < symbol->size && offset + j < decoding->size;
			     j++)
				sized[offset + j] = true;
	}
	return sized;
}

/* By offset: one more than the index of a label there. */
static const uint32_t *
find_labels(const struct decoding *decoding)
{
	const struct object *object = decoding->code->object;
	const struct chains *chains = &decoding->index->symbols;
	const bool *sized = find_sized(decoding);
	uint32_t *labels =
		arena_array(decoding->arena, uint32_t, decoding->size);
	uint32_t offset;

	for (uint32_t i = chains->first[decoding->section]; i > 0;
	     i = chains->next[i - 1]) {
		const struct symbol *symbol = &object->symbols.items[i - 1];

		if (code_label(decoding, symbol, &offset) &&
		    is_plain_label(symbol) && !sized[offset])
			labels[offset] = i;
	}
	return labels;
}

static bool
has_function(const struct decoding *decoding)
{
	const struct object *object = decoding->code->object;
	const struct chains *chains = &decoding->index->symbols;

	for (uint32_t i = chains->first[decoding->section]; i > 0;
	     i = chains->next[i - 1])
		if (code_begins_function(&object->symbols.items[i - 1]))
			return true;
	return false;
}

static void
enter_functions(struct reaching *reaching, struct decoding *decoding)
{
	const struct object *object = decoding->code->object;
	const struct chains *chains = &decoding->index->symbols;
	uint32_t offset;

	if (decoding->size > 0 && !has_function(decoding))
		enter(reaching, decoding, 0, 0);
	for (uint32_t i = chains->first[decoding->section]; i > 0;
	     i = chains->next[i - 1]) {
		const struct symbol *symbol = &object->symbols.items[i - 1];

		if (code_begins_function(symbol) &&
		    code_label(decoding, symbol, &offset))
			enter(reaching, decoding, offset, 0);
	}
}

/* By offset: that of the label above it, or 0. */
static const uint32_t *
find_above(const struct decoding *decoding, const uint32_t *labels)
{
	uint32_t *above =
		arena_array(decoding->arena, uint32_t, decoding->size);

	for (uint32_t i = 1; i < decoding->size; i++)
		above[i] = labels[i] > 0 ? i : above[i - 1];
	return above;
}

/*
 * By offset: whether a relocation leads to a label there, or between it and
 * the next, from elsewhere.
 */
static const bool *
find_referred(const struct decoding *decoding, const uint32_t *labels)
{
	const struct object *object = decoding->code->object;
	const struct chains *chains = &decoding->index->relocations;
	const uint32_t *above = find_above(decoding, labels);
	bool *referred = arena_array(decoding->arena, bool, decoding->size);

	for (uint32_t i = chains->first[decoding->section]; i > 0;
	     i = chains->next[i - 1]) {
		const struct relocation *relocation =
			&object->relocations.items[i - 1];
		int64_t place = code_leads_to(object, relocation);
		uint32_t to;

		if (!object->sections.items[relocation->section].loaded ||
		    place < 0 || place >= decoding->size)
			continue;
		to = above[place];
		if (relocation->section != decoding->section ||
		    relocation->offset >= decoding->size ||
		    above[relocation->offset] != to)
			referred[to] = true;
	}
	return referred;
}

/* A label of which nothing speaks may be code: data would be of no use. */
static void
enter_labels(struct reaching *reaching, struct decoding *decoding)
{
	const uint32_t *labels;
	const bool *referred;

	if (decoding->size == 0 || decoding->code->object->is_image)
		return;
	labels = find_labels(decoding);
	referred = find_referred(decoding, labels);
	for (uint32_t i = 0; i < decoding->size; i++)
		if (labels[i] > 0 && !referred[i]) {
			enter(reaching, decoding, i, i + 1);
			follow_all(reaching, false);
		}
}

/* Those that belong to instructions of executable sections that are reached. */
static bool *
find_covered(const struct reaching *reaching)
{
	const struct object *object = reaching->sections->code->object;
	bool *covered =
		arena_array(reaching->arena, bool, object->relocations.count);

	for (uint32_t i = 0; i < object->sections.count; i++)
		list_each (const struct instruction, at,
		           &reaching->sections[i].found)
			for (uint8_t j = 0; j < at->operand_count; j++)
				if (at->reached && at->operands[j].relocation)
					covered[at->operands[j].relocation -
					        object->relocations.items] =
						true;
	return covered;
}

/* Addresses in data, and in what is no instruction that is reached. */
static void
enter_data(struct reaching *reaching, bool executable)
{
	const struct object *object = reaching->sections->code->object;
	const bool *covered = find_covered(reaching);

	for (uint32_t i = 0; i < object->relocations.count; i++) {
		const struct relocation *relocation =
			&object->relocations.items[i];
		const struct section *section =
			&object->sections.items[relocation->section];

		if (section->loaded && section->executable == executable &&
		    !covered[i])
			enter_symbol(reaching, relocation, false, 0);
	}
	follow_all(reaching, true);
}

/* What was reached before addresses were looked at may take some. */
static void
follow_addresses(struct reaching *reaching)
{
	const struct object *object = reaching->sections->code->object;

	for (uint32_t i = 0; i < object->sections.count; i++) {
		struct decoding *decoding = &reaching->sections[i];

		for (uint32_t j = 0; j < decoding->found.count; j++)
			if (decoding->found.items[j].reached)
				follow(reaching,
				       (struct site){
					       decoding,
					       decoding->found.items[j].offset},
				       true);
	}
	follow_all(reaching, true);
}

void
code_reach(struct arena *arena, struct decoding *sections)
{
	struct reaching reaching = {.arena = arena, .sections = sections};
	uint32_t count = sections->code->object->sections.count;

	for (uint32_t i = 0; i < count; i++)
		enter_functions(&reaching, &sections[i]);
	follow_all(&reaching, false);
	for (uint32_t i = 0; i < count; i++)
		enter_labels(&reaching, &sections[i]);
	follow_addresses(&reaching);
	enter_data(&reaching, false);
	enter_data(&reaching, true);
}

/* What control reaches from a start in a part of its section. */
static void
claim(struct decoding *decoding, uint32_t start, uint32_t end, uint32_t *owner)
{
	struct {
		uint32_t *items;
		uint32_t count, capacity;
	} waiting = {0};
	uint32_t begin = start;

	*list_add(decoding->arena, &waiting) = start;
	while (waiting.count > 0) {
		uint32_t offset = waiting.items[--waiting.count];
		const struct instruction *at = code_found(decoding, offset);
		int64_t next[] = {-1, -1};

		if (!at || !at->reached || owner[offset] == start + 1)
			continue;
		owner[offset] = start + 1;
		if (goes_on(at))
			next[0] = (int64_t)offset + at->size;
		if (at->is_direct && !at->operands[0].relocation)
			next[1] = at->target;
		for (int i = 0; i < 2; i++)
			if (next[i] >= begin && next[i] < end)
				*list_add(decoding->arena, &waiting) =
					(uint32_t)next[i];
	}
}

/* By offset: whether it is called from within the section. */
static const bool *
find_called(struct decoding *decoding)
{
	bool *called = arena_array(decoding->arena, bool, decoding->size);

	list_each (const struct instruction, call, &decoding->found)
		if (call->flow == FLOW_CALL && call->is_direct &&
		    call->target >= 0 && call->target < decoding->size &&
		    !call->operands[0].relocation)
			called[call->target] = true;
	return called;
}

/* The functions that are known for such by their symbols or by calls. */
static void
find_certain(struct decoding *decoding)
{
	const struct object *object = decoding->code->object;
	const struct chains *chains = &decoding->index->symbols;
	const bool *called = find_called(decoding);
	bool has_any = has_function(decoding);
	uint32_t offset;

	for (uint32_t i = chains->first[decoding->section]; i > 0;
	     i = chains->next[i - 1]) {
		const struct symbol *symbol = &object->symbols.items[i - 1];

		if (!code_label(decoding, symbol, &offset))
			continue;
		if (code_begins_function(symbol) ||
		    (decoding->starts[offset] == 0 &&
		     (!has_any || called[offset])))
			decoding->starts[offset] = i;
	}
}

void
code_find_starts(struct decoding *decoding)
{
	uint32_t size = decoding->size, end, *owner;
	const uint32_t *labels;

	if (size == 0)
		return;
	find_certain(decoding);
	labels = find_labels(decoding);
	owner = arena_array(decoding->arena, uint32_t, size);
	for (uint32_t begin = 0; begin < size; begin = end) {
		uint32_t current = begin;

		for (end = begin + 1; end < size && !decoding->starts[end];)
			end++;
		claim(decoding, current, end, owner);
		for (uint32_t i = begin + 1; i < end; i++) {
			if (labels[i] == 0 || owner[i] == current + 1)
				continue;
			decoding->starts[i] = labels[i];
			current = i;
			claim(decoding, current, end, owner);
		}
	}
}
