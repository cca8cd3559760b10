#include "code.h"

#include <elf.h>

#include "code_index.h"
#include "instruction.h"

/* An executable section while it is decoded. */
struct decoding {
	struct arena *arena;
	struct code *code;
	struct decoder *decoder;
	const struct index *index;
	uint32_t section;
	const unsigned char *bytes;
	uint32_t size;
	/* By offset: what a symbol or relocation leads to. */
	bool *marked, *is_root;
	/* By offset: one more than the index in found. */
	uint32_t *at;
	struct {
		struct instruction *items;
		uint32_t count, capacity;
	} found; /* in the order in which they were decoded */
	struct {
		uint32_t *items;
		uint32_t count, capacity;
	} waiting; /* offsets to follow control flow from */
};

/* The first relocation of the section at or behind an offset, by index. */
static uint32_t
first_patch(const struct decoding *decoding, uint32_t offset)
{
	const struct object *object = decoding->code->object;
	uint32_t low = 0, high = object->relocations.count;

	/* Invariant: relocations before low are in front of the offset. */
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const struct relocation *at = decoding->index->patches[middle];

		if (at->section < decoding->section ||
		    (at->section == decoding->section &&
		     code_offset(object, at->section, at->offset) < offset))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct operand *
find_operand(struct instruction *instruction, enum operand_kind kind)
{
	for (uint8_t i = instruction->operand_count; i-- > 0;)
		if (instruction->operands[i].kind == kind)
			return &instruction->operands[i];
	return NULL;
}

/* Which number of the instruction a relocation patches. */
static void
attach(struct instruction *instruction, const struct relocation *relocation,
       uint32_t where, uint8_t displacement)
{
	struct operand *memory = find_operand(instruction, OPERAND_MEMORY);
	struct operand *number = find_operand(instruction, OPERAND_NUMBER);

	if (memory && (where == displacement || !number))
		memory->relocation = relocation;
	else if (number)
		number->relocation = relocation;
}

static void
attach_all(struct decoding *decoding, struct instruction *instruction,
           uint8_t displacement)
{
	const struct object *object = decoding->code->object;
	uint32_t end = instruction->offset + instruction->size;

	for (uint32_t i = first_patch(decoding, instruction->offset);
	     i < object->relocations.count; i++) {
		const struct relocation *relocation =
			decoding->index->patches[i];
		uint64_t place = code_offset(object, relocation->section,
		                             relocation->offset);

		if (relocation->section != decoding->section || place >= end)
			return;
		/* Where an instruction begins it has no operand: it is data. */
		if (relocation->type != R_386_NONE &&
		    place > instruction->offset)
			attach(instruction, relocation,
			       (uint32_t)place - instruction->offset,
			       displacement);
	}
}

/* Decodes what stands at an offset, once; returns the offset behind it. */
static uint32_t
decode(struct decoding *decoding, uint32_t offset)
{
	struct instruction instruction = {0};
	uint8_t displacement = 0;

	if (decoding->at[offset] > 0)
		return offset +
		       decoding->found.items[decoding->at[offset] - 1].size;
	if (decoder_take(decoding->decoder, decoding->bytes + offset,
	                 decoding->size - offset, offset, &instruction,
	                 &displacement))
		attach_all(decoding, &instruction, displacement);
	else
		instruction = (struct instruction){
			.offset = offset, .size = 1, .flow = FLOW_STOP};
	*list_add(decoding->arena, &decoding->found) = instruction;
	decoding->at[offset] = decoding->found.count;
	return offset + instruction.size;
}

/*
 * One after another; a symbol begins an instruction, even where what stands
 * before it, data perhaps, seems to reach behind it.
 */
static void
sweep(struct decoding *decoding)
{
	uint32_t at = 0;

	while (at < decoding->size) {
		uint32_t end = decode(decoding, at), next = at + 1;

		while (next < end && !decoding->marked[next])
			next++;
		at = next;
	}
}

/* From a jump's target on, up to what was decoded before. */
static void
decode_targets(struct decoding *decoding)
{
	for (uint32_t i = 0; i < decoding->found.count; i++) {
		const struct instruction *from = &decoding->found.items[i];
		uint32_t at = (uint32_t)from->target;

		if (!from->is_direct || from->operands[0].relocation ||
		    from->target < 0 || from->target >= decoding->size)
			continue;
		decoding->marked[at] = true;
		while (at < decoding->size && decoding->at[at] == 0)
			at = decode(decoding, at);
	}
}

static bool
begins_function(const struct symbol *symbol)
{
	return symbol->name[0] != '\0' &&
	       (symbol->global || symbol->kind == SYMBOL_FUNCTION);
}

/* Whether a symbol of the section has a name and a place, and where. */
static bool
find_symbol(const struct decoding *decoding, const struct symbol *symbol,
            uint32_t *offset)
{
	uint64_t place = code_offset(decoding->code->object, symbol->section,
	                             symbol->value);

	*offset = (uint32_t)place;
	return symbol->name[0] != '\0' && place < decoding->size;
}

static void
mark_relocations(struct decoding *decoding)
{
	const struct object *object = decoding->code->object;
	const struct chains *chains = &decoding->index->relocations;

	/* Those of an image have no addends here, its symbols do as well. */
	if (object->is_image)
		return;
	for (uint32_t i = chains->first[decoding->section]; i > 0;
	     i = chains->next[i - 1]) {
		const struct relocation *relocation =
			&object->relocations.items[i - 1];
		int64_t place = code_leads_to(object, relocation);

		if (object->sections.items[relocation->section].loaded &&
		    place >= 0 && place < decoding->size)
			decoding->marked[place] = decoding->is_root[place] =
				true;
	}
}

/* Finds where control may enter the section. */
static void
mark(struct decoding *decoding)
{
	const struct object *object = decoding->code->object;
	const struct chains *chains = &decoding->index->symbols;
	bool has_function = false;
	uint32_t offset;

	for (uint32_t i = chains->first[decoding->section]; i > 0;
	     i = chains->next[i - 1]) {
		const struct symbol *symbol = &object->symbols.items[i - 1];

		if (!find_symbol(decoding, symbol, &offset))
			continue;
		decoding->marked[offset] = true;
		if (begins_function(symbol))
			decoding->is_root[offset] = has_function = true;
	}
	mark_relocations(decoding);
	for (uint32_t i = 0; !has_function && i < decoding->size; i++)
		decoding->is_root[i] |= decoding->marked[i] || i == 0;
}

/* What the sweep has passed over, between two symbols, is decoded now. */
static void
follow(struct decoding *decoding, int64_t offset)
{
	struct instruction *next;

	if (offset < 0 || offset >= decoding->size)
		return;
	decode(decoding, (uint32_t)offset);
	next = &decoding->found.items[decoding->at[offset] - 1];
	if (next->reached)
		return;
	next->reached = true;
	*list_add(decoding->arena, &decoding->waiting) = (uint32_t)offset;
}

static void
reach(struct decoding *decoding)
{
	for (uint32_t i = 0; i < decoding->size; i++)
		if (decoding->is_root[i])
			follow(decoding, i);
	while (decoding->waiting.count > 0) {
		uint32_t offset =
			decoding->waiting.items[--decoding->waiting.count];
		const struct instruction at =
			decoding->found.items[decoding->at[offset] - 1];

		if (at.is_direct && !at.operands[0].relocation)
			follow(decoding, at.target);
		if (at.flow != FLOW_JUMP && at.flow != FLOW_RETURN &&
		    at.flow != FLOW_STOP)
			follow(decoding, (int64_t)offset + at.size);
	}
}

/* Bytes that are no instruction become one item as far as they go. */
static void
add_instruction(struct decoding *decoding, const struct instruction *next)
{
	struct code *code = decoding->code;
	struct instruction *last =
		code->instructions.count > 0
			? &code->instructions
				   .items[code->instructions.count - 1]
			: NULL;

	if (last && last->id == X86_INS_INVALID &&
	    next->id == X86_INS_INVALID && next->offset > 0 &&
	    last->offset + last->size == next->offset &&
	    !decoding->marked[next->offset] && last->reached == next->reached)
		last->size += next->size;
	else
		*list_add(decoding->arena, &code->instructions) = *next;
}

static void
add_instructions(struct decoding *decoding, struct function *function)
{
	struct code *code = decoding->code;

	function->first = code->instructions.count;
	for (uint32_t i = function->begin; i < function->end; i++) {
		if (decoding->at[i] == 0)
			continue;
		decoding->found.items[decoding->at[i] - 1].joined =
			decoding->marked[i];
		if (i == function->begin)
			*list_add(decoding->arena, &code->instructions) =
				decoding->found.items[decoding->at[i] - 1];
		else
			add_instruction(
				decoding,
				&decoding->found.items[decoding->at[i] - 1]);
	}
	function->count = code->instructions.count - function->first;
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

/* By offset: one more than the index of the symbol of a function there. */
static const uint32_t *
find_starts(struct decoding *decoding)
{
	const struct object *object = decoding->code->object;
	const struct chains *chains = &decoding->index->symbols;
	uint32_t *starts =
		arena_array(decoding->arena, uint32_t, decoding->size);
	const bool *called = find_called(decoding);
	bool has_function = false;
	uint32_t offset;

	for (uint32_t i = chains->first[decoding->section]; i > 0;
	     i = chains->next[i - 1])
		has_function |= begins_function(&object->symbols.items[i - 1]);
	for (uint32_t i = chains->first[decoding->section]; i > 0;
	     i = chains->next[i - 1]) {
		const struct symbol *symbol = &object->symbols.items[i - 1];

		if (!find_symbol(decoding, symbol, &offset))
			continue;
		if (begins_function(symbol) ||
		    (starts[offset] == 0 && (!has_function || called[offset])))
			starts[offset] = i;
	}
	return starts;
}

static void
add_functions(struct decoding *decoding)
{
	const struct object *object = decoding->code->object;
	const uint32_t *starts = find_starts(decoding);
	uint32_t begin = 0;

	while (begin < decoding->size) {
		struct function *function =
			list_add(decoding->arena, &decoding->code->functions);
		uint32_t end = begin + 1, size;

		while (end < decoding->size && starts[end] == 0)
			end++;
		*function = (struct function){.section = decoding->section,
		                              .begin = begin,
		                              .end = end};
		if (starts[begin] > 0) {
			function->symbol = starts[begin] - 1;
			function->name =
				object->symbols.items[function->symbol].name;
			size = (uint32_t)object->symbols.items[function->symbol]
			               .size;
			if (size > 0 && size < end - begin)
				function->end = end = begin + size;
		}
		add_instructions(decoding, function);
		begin = end;
	}
}

static void
read_section(struct decoding *decoding)
{
	uint32_t size = decoding->size;

	decoding->marked = arena_array(decoding->arena, bool, size);
	decoding->is_root = arena_array(decoding->arena, bool, size);
	decoding->at = arena_array(decoding->arena, uint32_t, size);
	mark(decoding);
	sweep(decoding);
	decode_targets(decoding);
	reach(decoding);
	add_functions(decoding);
}

struct code *
code_read(struct arena *arena, const struct object *object)
{
	struct code *code = arena_new(arena, struct code);
	struct decoder *decoder = decoder_new(arena);
	const struct index *index = code_index(arena, object);

	code->object = object;
	for (uint32_t i = 0; i < object->sections.count; i++) {
		const struct section *section = &object->sections.items[i];
		struct decoding decoding = {.arena = arena,
		                            .code = code,
		                            .decoder = decoder,
		                            .index = index,
		                            .section = i,
		                            .bytes = section->bytes,
		                            .size = (uint32_t)section->size};

		if (section->loaded && section->executable && section->bytes &&
		    section->size > 0 && section->size <= INT32_MAX)
			read_section(&decoding);
	}
	decoder_free(decoder);
	return code;
}
