/*
 * Which way control goes from step to step, and where functions begin.
 */
#include <elf.h>

#include "code_index.h"
#include "instruction_steps.h"

enum { WORD = 4 };

/* Where tables of the object lead in the function: switches go there. */
static bool
put_tables(struct listing *listing)
{
	const struct function *function = listing->function;
	bool found = false;

	list_each (const struct aim, to, &listing->tables) {
		if (to->section != function->section ||
		    to->offset <= function->begin ||
		    to->offset >= function->end)
			continue;
		listing_put(listing,
		            (struct code_step){STEP_BRANCH, .from = STEP_NONE});
		listing_aim(listing, to->section, to->offset);
		found = true;
	}
	return found;
}

/* A call, jump or branch. */
static void
put_flow(struct listing *listing, const struct instruction *at,
         enum step_kind kind)
{
	bool is_far = at->id == X86_INS_LCALL || at->id == X86_INS_LJMP;
	const struct operand *to = &at->operands[is_far && at->is_direct];
	enum step_register from = STEP_NONE;

	/* Code that asks where it is: call .here, and there pop. */
	if (at->is_direct && kind == STEP_CALL && !to->relocation &&
	    at->target == at->offset + at->size) {
		listing_put(listing, (struct code_step){STEP_ADDRESS,
		                                        .to = STEP_HIDDEN});
		listing_aim(listing, listing->function->section, at->target);
		listing_push(listing, STEP_HIDDEN, WORD);
		return;
	}
	if (!at->is_direct && at->operand_count > 0)
		from = listing_value(listing, to);
	if (!at->is_direct && kind == STEP_JUMP && put_tables(listing)) {
		listing_put(listing, (struct code_step){.kind = STEP_STOP});
		return;
	}
	listing_put(listing, (struct code_step){kind, .from = from});
	if (at->is_direct && to->relocation)
		listing_aim_by(listing, to->relocation);
	else if (at->is_direct && !is_far)
		listing_aim(listing, listing->function->section, at->target);
}

/* Whether nothing comes of it: assemblers fill up with such instructions. */
static bool
is_filler(const struct instruction *at)
{
	const struct operand *to = &at->operands[0], *from = &at->operands[1];

	return at->id == X86_INS_NOP || at->id == X86_INS_INT3 ||
	       ((at->id == X86_INS_LEA || at->id == X86_INS_MOV) &&
	        to->base == from->base && from->number == 0 &&
	        to->kind == OPERAND_REGISTER && !from->relocation);
}

/*
 * Whether only filler stands between an instruction and the end of its
 * function, behind which no other part of it can be.
 */
static bool
is_last(const struct listing *listing, const struct instruction *at)
{
	const struct function *own = listing->function, *next;
	const struct code *code = listing->gathering->code;
	const struct instruction *last =
		&code->instructions.items[own->first + own->count - 1];

	while (at < last && is_filler(at + 1))
		at++;
	next = code_function(code, own->section, own->end);
	return at == last &&
	       (!next || !next->name ||
	        listing->gathering->object->symbols.items[next->symbol].global);
}

/* Where control goes on, if that is not what the next step belongs to. */
static void
put_next(struct listing *listing, const struct instruction *next)
{
	const struct instruction *at = listing->at;
	uint32_t end = at->offset + at->size;

	if (at->flow == FLOW_JUMP || at->flow == FLOW_RETURN ||
	    at->flow == FLOW_STOP)
		return;
	/* A call that ends a function is one that does not return. */
	if (at->flow == FLOW_CALL && is_last(listing, at)) {
		listing_put(listing, (struct code_step){.kind = STEP_STOP});
	} else if (!next || next->offset != end || !next->reached) {
		listing_put(listing,
		            (struct code_step){STEP_JUMP, .from = STEP_NONE});
		listing_aim(listing, listing->function->section, end);
	}
}

/* By an address on the stack, or by a frame that begins with one. */
static void
put_return(struct listing *listing, const struct instruction *at)
{
	uint32_t more =
		at->operand_count > 0 ? (uint32_t)at->operands[0].number : 0;
	struct code_step step = {.kind = STEP_LEAP};

	if (at->id == X86_INS_RET)
		step = (struct code_step){STEP_RETURN, .number = more};
	else if (at->id == X86_INS_RETF)
		step.number = 2 * WORD + more;
	else if (at->id == X86_INS_IRETD)
		step.number = 3 * WORD;
	listing_put(listing, step);
}

static void
put_instruction(struct listing *listing, const struct instruction *at)
{
	switch (at->flow) {
	case FLOW_NEXT:
		listing_plain(listing, at);
		break;
	case FLOW_CALL:
		put_flow(listing, at, STEP_CALL);
		break;
	case FLOW_JUMP:
		put_flow(listing, at, STEP_JUMP);
		break;
	case FLOW_BRANCH:
		if (at->writes & REGISTER_BIT(STEP_ECX))
			listing_change(listing, STEP_ECX);
		put_flow(listing, at, STEP_BRANCH);
		break;
	case FLOW_RETURN:
		put_return(listing, at);
		break;
	case FLOW_STOP:
		listing_put(listing, (struct code_step){.kind = STEP_STOP});
		break;
	}
}

static void
put_function(struct listing *listing, const struct function *function)
{
	struct code *code = listing->gathering->code;
	uint32_t end = function->first + function->count;
	struct span macro;

	listing->function = function;
	for (uint32_t i = function->first; i < end; i++) {
		const struct instruction *at = &code->instructions.items[i];

		listing->numbers[i] = listing->unit->steps.count;
		if (!at->reached)
			continue;
		listing->at = at;
		listing->span =
			lines_find(listing->gathering->lines, function->section,
		                   at->offset, &macro);
		if (at->mnemonic)
			listing->span =
				object_narrow(listing->span, at->mnemonic);
		put_instruction(listing, at);
		put_next(listing, i + 1 < end ? at + 1 : NULL);
	}
}

/* The step at which what stands at a place begins, or NO_STEP. */
static uint32_t
step_at(const struct listing *listing, uint32_t section, uint32_t offset)
{
	const struct code *code = listing->gathering->code;
	const struct instruction *at = code_at(code, section, offset);

	return at && at->reached
	               ? listing->numbers[at - code->instructions.items]
	               : NO_STEP;
}

/* What leads to bytes that are no instruction is judged for that. */
static void
set_target(struct listing *listing, const struct aim *aim)
{
	struct code_step *step = &listing->unit->steps.items[aim->step];

	step->target = step_at(listing, aim->section, aim->offset);
	if (step->target == NO_STEP && step->kind == STEP_JUMP)
		step->kind = STEP_STOP;
	else if (step->target == NO_STEP && step->kind == STEP_BRANCH)
		*step = (struct code_step){STEP_CHANGE, .to = STEP_HIDDEN};
}

static void
add_entries(struct listing *listing)
{
	const struct object *object = listing->gathering->object;

	list_each (const struct symbol, symbol, &object->symbols) {
		uint32_t step;

		if (!symbol->global || symbol->name[0] == '\0' ||
		    symbol->section == 0 ||
		    symbol->section >= object->sections.count)
			continue;
		step = step_at(listing, symbol->section,
		               (uint32_t)symbol->value);
		if (step != NO_STEP)
			*list_add(listing->gathering->arena,
			          &listing->unit->entries) =
				(struct code_entry){symbol->name, step,
			                            (uint32_t)symbol->value};
	}
}

/*
 * Finds the words that hold places of code and are no operands.  What counts
 * from some other place does not tell where it leads.
 */
static void
find_tables(struct listing *listing)
{
	const struct object *object = listing->gathering->object;
	struct arena *arena = listing->gathering->arena;
	uint32_t count = object->relocations.count;
	bool *is_operand = arena_array(arena, bool, count);

	list_each (const struct instruction, at,
	           &listing->gathering->code->instructions)
		for (uint8_t i = 0; at->reached && i < at->operand_count; i++)
			if (at->operands[i].relocation)
				is_operand[at->operands[i].relocation -
				           object->relocations.items] = true;
	for (uint32_t i = 0; i < count; i++) {
		const struct relocation *at = &object->relocations.items[i];
		const struct symbol *symbol;

		if (is_operand[i] || at->symbol >= object->symbols.count ||
		    (at->type != R_386_32 && at->type != R_386_GOTOFF) ||
		    !object->sections.items[at->section].loaded)
			continue;
		symbol = &object->symbols.items[at->symbol];
		if (symbol->section < object->sections.count &&
		    object->sections.items[symbol->section].executable)
			*list_add(arena, &listing->tables) = (struct aim){
				0, symbol->section,
				(uint32_t)code_leads_to(object, at)};
	}
}

void
object_steps(struct gathering *gathering, struct unit *unit)
{
	const struct code *code = gathering->code;
	struct listing listing = {
		.gathering = gathering,
		.unit = unit,
		.numbers = arena_array(gathering->arena, uint32_t,
	                               code->instructions.count),
	};

	find_tables(&listing);
	list_each (const struct function, function, &code->functions)
		put_function(&listing, function);
	list_each (const struct aim, aim, &listing.aims)
		set_target(&listing, aim);
	add_entries(&listing);
}
