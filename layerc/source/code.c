#include "code.h"

#include <elf.h>

#include "code_shared.h"
#include "instruction.h"

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
		if (relocation->type != R_386_NONE)
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

static void
mark_symbols(struct decoding *decoding)
{
	const struct object *object = decoding->code->object;
	const struct chains *chains = &decoding->index->symbols;
	uint32_t offset;

	for (uint32_t i = chains->first[decoding->section]; i > 0;
	     i = chains->next[i - 1])
		if (code_label(decoding, &object->symbols.items[i - 1],
		               &offset))
			decoding->marked[offset] = true;
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
			decoding->marked[place] = true;
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
	uint32_t busy = function->begin;

	function->first = code->instructions.count;
	for (uint32_t i = function->begin; i < function->end; i++) {
		struct instruction *at = code_found(decoding, i);

		/* Someone reads the middle of an instruction. */
		if (!at || (!at->reached && i < busy))
			continue;
		if (at->reached)
			busy = i + at->size;
		at->joined = decoding->marked[i];
		if (i == function->begin)
			*list_add(decoding->arena, &code->instructions) = *at;
		else
			add_instruction(decoding, at);
	}
	function->count = code->instructions.count - function->first;
}

static void
add_functions(struct decoding *decoding)
{
	const struct object *object = decoding->code->object;
	const uint32_t *starts = decoding->starts;
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
decode_section(struct decoding *decoding)
{
	uint32_t size = decoding->size;

	decoding->marked = arena_array(decoding->arena, bool, size);
	decoding->starts = arena_array(decoding->arena, uint32_t, size);
	decoding->at = arena_array(decoding->arena, uint32_t, size);
	mark_symbols(decoding);
	mark_relocations(decoding);
	sweep(decoding);
	decode_targets(decoding);
}

struct code *
code_read(struct arena *arena, struct decoder *decoder,
          const struct object *object)
{
	struct code *code = arena_new(arena, struct code);
	const struct index *index = code_index(arena, object);
	uint32_t count = object->sections.count;
	struct decoding *decodings = arena_array(arena, struct decoding, count);

	code->object = object;
	if (count == 0)
		return code;
	for (uint32_t i = 0; i < count; i++) {
		const struct section *section = &object->sections.items[i];

		decodings[i] = (struct decoding){.arena = arena,
		                                 .code = code,
		                                 .decoder = decoder,
		                                 .index = index,
		                                 .section = i,
		                                 .bytes = section->bytes};
		if (!section->loaded || !section->executable ||
		    !section->bytes || section->size > INT32_MAX)
			continue;
		decodings[i].size = (uint32_t)section->size;
		decode_section(&decodings[i]);
	}
	code_reach(arena, decodings);
	for (uint32_t i = 0; i < count; i++) {
		code_find_starts(&decodings[i]);
		add_functions(&decodings[i]);
	}
	return code;
}
