/*
 * What instructions do with the symbols and numbers in them.  Values are
 * followed through registers as far as no other control flow joins, which is
 * how assemblers are written that load an address and then use it.
 */
#include <elf.h>

#include "code_index.h"
#include "object_text.h"
#include "object_track.h"

static void
strengthen(struct track *track, const struct relocation *relocation,
           enum use_kind kind)
{
	/* From the weakest to the strongest. */
	static const enum use_kind order[] = {USE_ADDRESS, USE_READ, USE_WRITE,
	                                      USE_CALL};
	const struct object *object = track->gathering->object;
	uint8_t *known =
		&track->gathering
			 ->kinds[relocation - object->relocations.items];
	bool is_stronger = false;

	for (size_t i = 0; i < sizeof(order) / sizeof(*order); i++) {
		if (order[i] == kind && is_stronger)
			*known = (uint8_t)kind;
		is_stronger |= order[i] == (enum use_kind) * known;
	}
}

/* Whether the text of an assembler says that a line is data. */
static bool
is_data(const struct gathering *gathering, struct span line, struct span macro)
{
	return lines_language(gathering->lines) != LINES_COMPILED &&
	       object_is_data(macro.source ? macro : line);
}

static void
add_place(struct track *track, struct code_places *places,
          const struct instruction *at, uint32_t number)
{
	struct gathering *gathering = track->gathering;
	uint32_t section = track->function->section;
	struct code_place place = {
		.from = track->function->name,
		.mnemonic = at->mnemonic,
		.classes = at->classes,
		.number = number,
	};
	struct span *line = &place.span;

	*line = lines_find(gathering->lines, section, at->offset, &place.macro);
	if (is_data(gathering, *line, place.macro)) {
		if (at->reached && at->taken > 0)
			*list_add(gathering->arena, &gathering->doubted) =
				(struct doubted_place){section, at->taken,
			                               places, place};
		if (!at->reached || at->taken > 0)
			return;
	}
	if (at->mnemonic) {
		*line = object_narrow(*line, at->mnemonic);
		place.macro = object_narrow(place.macro, at->mnemonic);
	}
	*list_add(gathering->arena, places) = place;
}

/* Whether bytes run on into what the text has as an instruction. */
static bool
runs_on(const struct gathering *gathering, const struct doubted_place *doubted)
{
	const struct code *code = gathering->code;

	list_each (const struct function, function, &code->functions) {
		uint32_t end = function->first + function->count;

		if (function->section != doubted->section)
			continue;
		for (uint32_t i = function->first; i < end; i++) {
			const struct instruction *at =
				&code->instructions.items[i];
			struct span line, macro;

			if (at->taken != doubted->taken)
				continue;
			line = lines_find(gathering->lines, doubted->section,
			                  at->offset, &macro);
			if (!is_data(gathering, line, macro))
				return true;
		}
	}
	return false;
}

/* Whether someone goes where the bytes begin. */
static bool
is_entered(const struct gathering *gathering,
           const struct doubted_place *doubted)
{
	const struct object *object = gathering->object;

	for (uint32_t i = 0; i < object->relocations.count; i++) {
		const struct relocation *at = &object->relocations.items[i];

		if (gathering->kinds[i] == USE_CALL &&
		    at->symbol < object->symbols.count &&
		    object->symbols.items[at->symbol].section ==
		            doubted->section &&
		    code_leads_to(object, at) == doubted->taken - 1)
			return true;
	}
	return false;
}

/* What the text has as data, and nothing but an address leads to. */
static void
settle_doubts(struct gathering *gathering)
{
	list_each (const struct doubted_place, doubted, &gathering->doubted)
		if (is_entered(gathering, doubted) ||
		    runs_on(gathering, doubted))
			*list_add(gathering->arena, doubted->places) =
				doubted->place;
}

struct value
object_address(const struct track *track, const struct operand *operand)
{
	enum general_register base = code_general(operand->base);
	enum general_register index = code_general(operand->index);
	bool indexed = operand->index != X86_REG_INVALID;
	struct value value = {0};

	if (operand->relocation)
		return (struct value){
			.symbol = operand->relocation,
			.moved = indexed || operand->base != X86_REG_INVALID};
	if (operand->base == X86_REG_INVALID && !indexed)
		return (struct value){.is_number = true,
		                      .number = (uint32_t)operand->number};
	if (base != NOT_GENERAL &&
	    (track->registers[base].symbol || track->registers[base].from.kind))
		value = track->registers[base];
	else if (index != NOT_GENERAL && operand->scale == 1)
		value = (struct value){.symbol = track->registers[index].symbol,
		                       .from = track->registers[index].from};
	value.moved |= indexed || operand->number != 0;
	return value;
}

static void
note_memory(struct track *track, const struct operand *operand)
{
	struct gathering *gathering = track->gathering;
	struct value address = object_address(track, operand);
	const struct relocation *symbol = address.symbol;

	if (!symbol) {
		if (operand->written && !address.is_number &&
		    operand->base != X86_REG_ESP &&
		    operand->base != X86_REG_EBP)
			gathering->wild[track->function -
			                gathering->code->functions.items] =
				true;
		return;
	}
	if (operand->written)
		strengthen(track, symbol, USE_WRITE);
	else if (operand->read)
		strengthen(track, symbol, USE_READ);
}

/* What pop, popa and their like take from a stack whose place is known. */
static void
note_stack(struct track *track, const struct instruction *at)
{
	const struct relocation *symbol = track->registers[ESP].symbol;

	if (!symbol || !(at->reads & REGISTER_BIT(ESP)))
		return;
	switch (at->id) {
	case X86_INS_POP:
	case X86_INS_POPAL:
	case X86_INS_POPAW:
	case X86_INS_POPF:
	case X86_INS_POPFD:
	case X86_INS_RET:
	case X86_INS_IRET:
	case X86_INS_IRETD:
		strengthen(track, symbol, USE_READ);
		return;
	case X86_INS_PUSH:
	case X86_INS_PUSHAL:
	case X86_INS_PUSHAW:
	case X86_INS_PUSHF:
	case X86_INS_PUSHFD:
	case X86_INS_CALL:
		strengthen(track, symbol, USE_WRITE);
		return;
	default:
		return;
	}
}

/* Nothing is called in the first page: such a number was left on the stack. */
static bool
may_lead(struct value value)
{
	enum { PAGE = 4096 };

	return value.symbol || (value.is_number && value.number >= PAGE);
}

/* Control goes to a place that no relocation tells. */
static void
go_beside(struct track *track, const struct relocation *relocation)
{
	struct gathering *gathering = track->gathering;

	gathering->beside[relocation - gathering->object->relocations.items] =
		true;
}

static void
go_to(struct track *track, const struct instruction *at, struct value value)
{
	if (value.symbol) {
		strengthen(track, value.symbol, USE_CALL);
		if (value.moved)
			go_beside(track, value.symbol);
	} else if (value.is_number)
		add_place(track, &track->unit->number_calls, at, value.number);
	else if (at->flow == FLOW_CALL || at->flow == FLOW_JUMP)
		add_place(track, &track->unit->indirect_calls, at, 0);
}

/* A call or jump within the section, which the assembler resolved. */
static void
go_near(struct track *track, const struct instruction *at)
{
	const struct function *from = track->function, *to = NULL;

	if (at->target >= 0 && at->target <= UINT32_MAX)
		to = code_function(track->gathering->code, from->section,
		                   (uint32_t)at->target);
	if (!to)
		add_place(track, &track->unit->number_calls, at,
		          (uint32_t)at->target);
	else if (to->name && (to != from || (at->flow == FLOW_CALL &&
	                                     at->target == to->begin)))
		object_add_use(track->gathering, from->section, at->offset,
		               (struct use){.symbol = to->name,
		                            .kind = USE_CALL,
		                            .inside = at->target != to->begin});
}

static void
note_flow(struct track *track, const struct instruction *at)
{
	bool is_far = at->id == X86_INS_LCALL || at->id == X86_INS_LJMP;
	const struct operand *to = &at->operands[is_far && at->is_direct];

	switch (at->flow) {
	case FLOW_CALL:
	case FLOW_JUMP:
	case FLOW_BRANCH:
		if (at->is_direct && !is_far && !to->relocation)
			go_near(track, at);
		else if (at->is_direct && to->relocation &&
		         to->relocation->symbol == 0)
			/* Linkers count from behind the word they patch. */
			go_to(track, at,
			      (struct value){
				      .is_number = true,
				      .number =
					      (uint32_t)to->relocation->addend +
					      4});
		else if (at->operand_count > 0)
			go_to(track, at, object_value(track, to));
		return;
	case FLOW_RETURN:
		/* What was pushed is where it goes: push f; ret. */
		if (at->id == X86_INS_RET && may_lead(track->pushed))
			go_to(track, at, track->pushed);
		return;
	default:
		return;
	}
}

/* The value that an instruction leaves in the register it writes. */
static struct value
result_of(const struct track *track, const struct instruction *at)
{
	const struct operand *to = &at->operands[0], *from = &at->operands[1];
	struct value left, right;

	if (at->operand_count != 2 || to->size != 4)
		return (struct value){0};
	left = object_value(track, to);
	right = object_value(track, from);
	switch (at->id) {
	case X86_INS_MOV:
		return right;
	case X86_INS_LEA:
		return object_address(track, from);
	case X86_INS_ADD:
	case X86_INS_SUB:
	case X86_INS_AND:
	case X86_INS_OR:
		/* Near a symbol it stays near; a number changes. */
		if (left.is_number && right.is_number && at->id == X86_INS_ADD)
			return (struct value){.is_number = true,
			                      .number = left.number +
			                                right.number};
		left.is_number = right.is_number = false;
		if (!left.symbol && (right.symbol || !left.from.kind))
			left = right;
		left.moved = true;
		return left;
	default:
		return (struct value){0};
	}
}

static void
note_results(struct track *track, const struct instruction *at)
{
	const struct operand *to = &at->operands[0];
	struct value result = result_of(track, at);
	enum general_register number =
		at->operand_count > 0 && to->kind == OPERAND_REGISTER
			? code_general(to->base)
			: NOT_GENERAL;

	for (unsigned i = 0; i < NOT_GENERAL; i++)
		/* A stack stays where it is while it is used. */
		if (at->writes & REGISTER_BIT(i) && i != number &&
		    (i != ESP || at->id == X86_INS_LEAVE))
			track->registers[i] = (struct value){0};
	if (number != NOT_GENERAL && to->written)
		track->registers[number] = result;
	if (at->flow == FLOW_CALL)
		track->registers[EAX] = track->registers[ECX] =
			track->registers[EDX] = (struct value){0};
}

/* What ret would take: a value pushed last, or stored where that is. */
static void
note_pushed(struct track *track, const struct instruction *at)
{
	const struct operand *to = &at->operands[0];

	if (at->id == X86_INS_PUSH)
		track->pushed = object_value(track, to);
	else if (at->id == X86_INS_MOV && to->kind == OPERAND_MEMORY &&
	         to->base == X86_REG_ESP && to->index == X86_REG_INVALID &&
	         to->number == 0)
		track->pushed = object_value(track, &at->operands[1]);
	else if (at->writes & REGISTER_BIT(ESP) || at->flow == FLOW_CALL)
		track->pushed = (struct value){0};
}

static void
forget(struct track *track)
{
	for (unsigned i = 0; i < NOT_GENERAL; i++)
		track->registers[i] = (struct value){0};
	track->pushed = (struct value){0};
	object_forget_words(track);
}

static void
note(struct track *track, const struct instruction *at)
{
	if (at->joined)
		forget(track);
	for (uint8_t i = 0; i < at->operand_count; i++)
		if (at->operands[i].kind == OPERAND_MEMORY)
			note_memory(track, &at->operands[i]);
	note_stack(track, at);
	object_note_transfers(track, at);
	note_flow(track, at);
	note_pushed(track, at);
	note_results(track, at);
	object_note_words(track, at);
	if (at->classes)
		add_place(track, &track->unit->restricted, at, 0);
	if (at->reached && at->id == X86_INS_INVALID)
		add_place(track, &track->unit->undecoded, at, 0);
}

/* A function whose last instruction goes on runs into the next. */
static void
note_end(struct track *track, const struct instruction *last)
{
	const struct function *from = track->function, *to;
	uint32_t end = last->offset + last->size;

	if (!last->reached || end != from->end ||
	    (last->flow != FLOW_NEXT && last->flow != FLOW_BRANCH))
		return;
	to = code_function(track->gathering->code, from->section, end);
	if (to && to->name)
		object_add_use(
			track->gathering, from->section, last->offset,
			(struct use){.symbol = to->name, .kind = USE_CALL});
}

void
object_code(struct gathering *gathering, struct unit *unit)
{
	struct code *code = code_read(gathering->arena, gathering->decoder,
	                              gathering->object);

	gathering->code = code;
	gathering->wild =
		arena_array(gathering->arena, bool, code->functions.count);
	unit->instruction_count = code->instructions.count;
	list_each (const struct function, function, &code->functions) {
		struct track track = {.gathering = gathering,
		                      .unit = unit,
		                      .function = function};
		uint32_t end = function->first + function->count;

		object_begin_words(&track);
		for (uint32_t i = function->first; i < end; i++)
			note(&track, &code->instructions.items[i]);
		if (function->count > 0)
			note_end(&track, &code->instructions.items[end - 1]);
	}
	settle_doubts(gathering);
	object_data_transfers(gathering, unit);
}
