#include <elf.h>

#include "code_index.h"
#include "object_text.h"
#include "object_track.h"

enum { MAX_THROUGH = 3 }; /* see struct end */

static bool
is_assembly(const struct gathering *gathering)
{
	return lines_language(gathering->lines) != LINES_COMPILED;
}

/* Whether an address of the object itself is one of code. */
static bool
is_code(const struct gathering *gathering, uint32_t section, uint64_t place)
{
	const struct object *object = gathering->object;
	struct span line, macro;

	if (section >= object->sections.count)
		return true;
	if (!object->sections.items[section].executable)
		return false;
	line = lines_find(gathering->lines, section, place, &macro);
	return !object_is_data(macro.source ? macro : line);
}

/* The address that a relocation makes; kind NONE if it has no name. */
static struct end
address_end(const struct gathering *gathering,
            const struct relocation *relocation)
{
	const struct object *object = gathering->object;
	struct end end = {.kind = END_NONE};
	const struct symbol *target;
	bool inside;

	if (relocation->symbol >= object->symbols.count)
		return end;
	target = object_target(gathering, relocation, &inside);
	if (!target)
		return end;
	end.kind = END_ADDRESS;
	end.symbol = target->name;
	end.function =
		target->kind == SYMBOL_FUNCTION ||
		(target->kind == SYMBOL_UNKNOWN &&
	         is_code(gathering, target->section,
	                 target->section < object->sections.count
	                         ? (uint64_t)code_leads_to(object, relocation)
	                         : 0));
	return end;
}

/* What an address or another value is, as the begin of a transfer. */
static struct end
source_of(const struct gathering *gathering, const struct value *value)
{
	return value->symbol ? address_end(gathering, value->symbol)
	                     : value->from;
}

/* What is where a value leads. */
static struct end
behind(const struct gathering *gathering, const struct value *value)
{
	struct end end = source_of(gathering, value);

	if (end.kind == END_ADDRESS) {
		end.kind = end.function ? END_NONE : END_VALUE;
		end.function = false;
	} else if (end.kind != END_NONE && end.through < MAX_THROUGH) {
		end.through++;
	}
	return end;
}

static void
add(struct gathering *gathering, struct unit *unit, uint32_t section,
    uint64_t place, struct transfer transfer)
{
	struct span line =
		lines_find(gathering->lines, section, place, &transfer.macro);
	const char *name = transfer.from.symbol;

	transfer.span = name ? object_narrow(line, name) : line;
	if (name)
		transfer.macro = object_narrow(transfer.macro, name);
	*list_add(gathering->arena, &unit->transfers) = transfer;
}

/* Where an address is taken is what people look for. */
static void
send(struct track *track, const struct instruction *at,
     const struct value *value, struct end to)
{
	struct end from = source_of(track->gathering, value);

	if (from.kind != END_NONE)
		add(track->gathering, track->unit, track->function->section,
		    value->symbol ? value->symbol->offset : at->offset,
		    (struct transfer){.from = from,
		                      .to = to,
		                      .in = track->function->name});
}

/* A parameter of the function is a variable of its own. */
static struct end
parameter_end(const struct track *track, int32_t index)
{
	static const char *const words[] = {"1", "2", "3", "4",
	                                    "5", "6", "7", "8"};
	struct end end = {.kind = END_NONE};

	if (index < 0 || (size_t)index >= sizeof(words) / sizeof(*words) ||
	    !track->function->name)
		return end;
	end.kind = END_VALUE;
	end.symbol = track->function->name;
	end.local = words[index];
	return end;
}

struct value
object_value(const struct track *track, const struct operand *operand)
{
	enum general_register number = code_general(operand->base);
	struct value address;
	int32_t word, parameter;

	if (operand->kind == OPERAND_NUMBER)
		return (struct value){.is_number = !operand->relocation,
		                      .number = (uint32_t)operand->number,
		                      .symbol = operand->relocation};
	if (operand->size != 4)
		return (struct value){0};
	if (operand->kind == OPERAND_REGISTER)
		return number != NOT_GENERAL ? track->registers[number]
		                             : (struct value){0};
	if (!is_assembly(track->gathering))
		return (struct value){0};
	word = object_word(track, operand, &parameter);
	if (word >= 0)
		return track->words[word];
	if (parameter >= 0)
		return (struct value){.from = parameter_end(track, parameter)};
	address = object_address(track, operand);
	return (struct value){.from = behind(track->gathering, &address)};
}

/* Parameters that an instruction uses begin with what callers hand over. */
static void
note_parameters(struct track *track, const struct instruction *at)
{
	for (uint8_t i = 0; i < at->operand_count; i++) {
		struct transfer transfer = {.in = track->function->name};
		int32_t parameter;

		object_word(track, &at->operands[i], &parameter);
		transfer.to = parameter_end(track, parameter);
		if (transfer.to.kind == END_NONE ||
		    track->parameters & 1u << parameter)
			continue;
		track->parameters |= 1u << parameter;
		transfer.from = (struct end){.kind = END_ARGUMENT,
		                             .symbol = transfer.to.symbol,
		                             .index = (uint32_t)parameter};
		add(track->gathering, track->unit, track->function->section,
		    at->offset, transfer);
	}
}

static void
note_store(struct track *track, const struct instruction *at)
{
	const struct operand *to = &at->operands[0], *from = &at->operands[1];
	struct value value, address;
	struct end end;
	int32_t parameter;

	if (at->operand_count != 2 || to->kind != OPERAND_MEMORY ||
	    !to->written || to->size != 4)
		return;
	switch (at->id) {
	case X86_INS_MOV:
	case X86_INS_XCHG:
	case X86_INS_STOSD:
	case X86_INS_MOVSD:
		break;
	default:
		return;
	}
	if (object_word(track, to, &parameter) >= 0 || to->base == X86_REG_ESP)
		return;
	value = object_value(track, from);
	address = object_address(track, to);
	end = behind(track->gathering, &address);
	if (parameter >= 0)
		end = parameter_end(track, parameter);
	/* A variable may go anywhere in the memory of its own module. */
	if (end.kind == END_NONE &&
	    source_of(track->gathering, &value).function)
		end.kind = END_UNKNOWN;
	if (end.kind != END_NONE)
		send(track, at, &value, end);
}

/* What is on the stack goes to who is called, by name or through a value. */
static void
send_arguments(struct track *track, const struct instruction *at,
               struct end callee)
{
	for (uint32_t i = 0; i < track->word_count; i++) {
		callee.index = i;
		send(track, at, &track->words[track->word_count - 1 - i],
		     callee);
	}
}

static void
note_call(struct track *track, const struct instruction *at)
{
	const char *callee = object_callee(track, at);
	struct value value;

	if (callee && at->flow == FLOW_CALL)
		send_arguments(
			track, at,
			(struct end){.kind = END_ARGUMENT, .symbol = callee});
	else if (callee && at->flow == FLOW_JUMP &&
	         callee != track->function->name)
		send(track, at,
		     &(struct value){
			     .from = {.kind = END_RESULT, .symbol = callee}},
		     (struct end){.kind = END_RESULT,
		                  .symbol = track->function->name});
	if (callee || at->is_direct || at->operand_count != 1)
		return;
	value = object_value(track, &at->operands[0]);
	/* Who leaves for another stack does not come back on this one. */
	if (value.from.kind != END_VALUE ||
	    (at->flow == FLOW_JUMP && track->is_elsewhere))
		return;
	send(track, at, &value,
	     (struct end){.kind = END_CALLED, .symbol = track->function->name});
	value.from.kind = END_INDIRECT_ARGUMENT;
	if (at->flow == FLOW_CALL)
		send_arguments(track, at, value.from);
}

void
object_note_transfers(struct track *track, const struct instruction *at)
{
	if (!is_assembly(track->gathering) || !track->function->name)
		return;
	note_parameters(track, at);
	note_store(track, at);
	if (at->flow == FLOW_CALL || at->flow == FLOW_JUMP)
		note_call(track, at);
	if (at->id == X86_INS_RET)
		send(track, at, &track->registers[EAX],
		     (struct end){.kind = END_RESULT,
		                  .symbol = track->function->name});
}

const char *
object_callee(const struct track *track, const struct instruction *at)
{
	const struct operand *to = &at->operands[0];
	const struct function *function;
	struct value value;

	if (at->is_direct && !to->relocation) {
		if (at->target < 0 || at->target > UINT32_MAX)
			return NULL;
		function = code_function(track->gathering->code,
		                         track->function->section,
		                         (uint32_t)at->target);
		return function ? function->name : NULL;
	}
	value = object_value(track, to);
	return value.symbol ? address_end(track->gathering, value.symbol).symbol
	                    : NULL;
}

/* Each address in data is in the variable around it. */
void
object_data_transfers(struct gathering *gathering, struct unit *unit)
{
	const struct object *object = gathering->object;

	if (!is_assembly(gathering))
		return;
	list_each (const struct relocation, relocation, &object->relocations) {
		uint32_t section = relocation->section;
		struct transfer transfer = {.to = {.kind = END_VALUE}};

		if (!object->sections.items[section].loaded ||
		    relocation->type != R_386_32 ||
		    is_code(gathering, section, relocation->offset))
			continue;
		transfer.from = address_end(gathering, relocation);
		transfer.to.symbol =
			object_around(gathering, section, relocation->offset);
		transfer.in = transfer.to.symbol;
		if (transfer.from.kind != END_NONE && transfer.in)
			add(gathering, unit, section, relocation->offset,
			    transfer);
	}
}
