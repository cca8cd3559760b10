#include "instruction_steps.h"

#include "code_index.h"

enum { WORD = 4, PAGE = 4096 };

void
listing_put(struct listing *listing, struct code_step step)
{
	struct code_steps *steps = &listing->unit->steps;

	step.target = NO_STEP;
	step.offset = listing->at->offset;
	step.span = listing->span;
	*list_add(listing->gathering->arena, steps) = step;
}

/* Remembers where the last step leads. */
void
listing_aim(struct listing *listing, uint32_t section, int64_t offset)
{
	if (offset >= 0 && offset <= UINT32_MAX)
		*list_add(listing->gathering->arena, &listing->aims) =
			(struct aim){listing->unit->steps.count - 1, section,
		                     (uint32_t)offset};
}

/* The last step leads where a relocation does. */
void
listing_aim_by(struct listing *listing, const struct relocation *relocation)
{
	const struct object *object = listing->gathering->object;
	struct code_steps *steps = &listing->unit->steps;
	const struct symbol *symbol;

	if (relocation->symbol >= object->symbols.count)
		return;
	symbol = &object->symbols.items[relocation->symbol];
	if (symbol->section > 0 && symbol->section < object->sections.count)
		listing_aim(listing, symbol->section,
		            code_leads_to(object, relocation));
	else if (symbol->name[0] != '\0')
		steps->items[steps->count - 1].symbol = symbol->name;
}

static enum step_register
register_of(x86_reg name)
{
	enum general_register general = code_general(name);

	return general == NOT_GENERAL ? STEP_NONE : (enum step_register)general;
}

/* The register of a whole operand, or STEP_NONE. */
static enum step_register
whole(const struct operand *operand)
{
	return operand->kind == OPERAND_REGISTER && operand->size == WORD
	               ? register_of(operand->base)
	               : STEP_NONE;
}

static bool
is_number(const struct operand *operand)
{
	return operand->kind == OPERAND_NUMBER && !operand->relocation;
}

static bool
has_index(const struct operand *memory)
{
	return memory->index != X86_REG_INVALID && memory->index != X86_REG_EIZ;
}

/* Says in the last step which memory an operand is, as far as that is known. */
static void
set_memory(struct listing *listing, const struct operand *memory)
{
	struct code_steps *steps = &listing->unit->steps;
	struct code_step *step = &steps->items[steps->count - 1];

	step->base = STEP_NONE;
	step->size = memory->size;
	step->number = (uint32_t)memory->number;
	if (has_index(memory) || memory->segment != X86_REG_INVALID)
		return;
	if (memory->base != X86_REG_INVALID && !memory->relocation) {
		step->base = register_of(memory->base);
	} else if (memory->base == X86_REG_INVALID) {
		step->base = STEP_STATIC;
		step->target = 0;
		if (memory->relocation) {
			step->target = memory->relocation->symbol;
			step->number = (uint32_t)memory->relocation->addend;
		}
	}
}

void
listing_change(struct listing *listing, enum step_register to)
{
	if (to != STEP_NONE)
		listing_put(listing, (struct code_step){STEP_CHANGE, .to = to});
}

static void
put_move(struct listing *listing, enum step_register to,
         enum step_register from, int32_t number)
{
	listing_put(listing,
	            (struct code_step){STEP_MOVE, .to = to, .from = from,
	                               .number = (uint32_t)number});
}

static void
put_load(struct listing *listing, enum step_register to,
         const struct operand *memory)
{
	listing_put(listing, (struct code_step){STEP_LOAD, .to = to});
	set_memory(listing, memory);
}

static void
put_store(struct listing *listing, enum step_register from,
          const struct operand *memory)
{
	listing_put(listing, (struct code_step){STEP_STORE, .from = from});
	set_memory(listing, memory);
}

void
listing_push(struct listing *listing, enum step_register from, uint32_t size)
{
	listing_put(listing,
	            (struct code_step){STEP_PUSH, .from = from, .size = size});
}

static void
put_pop(struct listing *listing, enum step_register to, uint32_t size)
{
	listing_put(listing,
	            (struct code_step){STEP_POP, .to = to, .size = size});
}

/*
 * Whether a number may be a place in code: of what another object has, that is
 * not known, but nothing is called in the first page.
 */
static bool
may_be_code(const struct listing *listing, const struct operand *number)
{
	const struct object *object = listing->gathering->object;
	uint32_t symbol = number->relocation ? number->relocation->symbol : 0;

	if (!number->relocation || symbol >= object->symbols.count)
		return (uint32_t)number->number >= PAGE;
	symbol = object->symbols.items[symbol].section;
	return symbol == 0 || symbol >= object->sections.count ||
	       object->sections.items[symbol].executable;
}

static void
put_constant(struct listing *listing, enum step_register to,
             const struct operand *from)
{
	if (!may_be_code(listing, from)) {
		listing_change(listing, to);
		return;
	}
	listing_put(listing, (struct code_step){STEP_ADDRESS, .to = to});
	if (from->relocation)
		listing_aim_by(listing, from->relocation);
}

/* The value of an operand, in a register. */
enum step_register
listing_value(struct listing *listing, const struct operand *from)
{
	enum step_register known = whole(from);

	if (known != STEP_NONE)
		return known;
	if (from->kind == OPERAND_REGISTER)
		return STEP_NONE;
	if (from->kind == OPERAND_MEMORY)
		put_load(listing, STEP_HIDDEN, from);
	else
		put_constant(listing, STEP_HIDDEN, from);
	return STEP_HIDDEN;
}

static uint32_t
pushed_size(const struct operand *operand)
{
	bool is_segment = operand->kind == OPERAND_REGISTER &&
	                  register_of(operand->base) == STEP_NONE;

	return operand->size == 2 && !is_segment ? 2 : WORD;
}

static void
put_all(struct listing *listing, bool pops)
{
	listing_put(listing, (struct code_step){STEP_MOVE, .to = STEP_HIDDEN,
	                                        .from = STEP_ESP});
	for (unsigned i = STEP_EAX; i <= STEP_EDI; i++) {
		enum step_register at = pops ? STEP_EDI - i : i;

		if (pops)
			put_pop(listing, at == STEP_ESP ? STEP_NONE : at, WORD);
		else
			listing_push(listing, at == STEP_ESP ? STEP_HIDDEN : at,
			             WORD);
	}
}

/* Returns whether it was one of those that use the stack. */
static bool
put_stack(struct listing *listing, const struct instruction *at)
{
	const struct operand *first = &at->operands[0];
	enum step_register value;

	switch ((int)at->id) {
	case X86_INS_PUSH:
		value = listing_value(listing, first);
		listing_push(listing, value, pushed_size(first));
		return true;
	case X86_INS_POP:
		value = first->kind == OPERAND_MEMORY
		                ? STEP_HIDDEN
		                : register_of(first->base);
		put_pop(listing, value, pushed_size(first));
		if (first->kind == OPERAND_MEMORY)
			put_store(listing, STEP_HIDDEN, first);
		return true;
	case X86_INS_PUSHF:
	case X86_INS_PUSHFD:
		listing_push(listing, STEP_FLAGS, WORD);
		return true;
	case X86_INS_POPF:
	case X86_INS_POPFD:
		put_pop(listing, STEP_FLAGS, WORD);
		return true;
	case X86_INS_PUSHAL:
		put_all(listing, false);
		return true;
	case X86_INS_POPAL:
		put_all(listing, true);
		return true;
	case X86_INS_LEAVE:
		put_move(listing, STEP_ESP, STEP_EBP, 0);
		put_pop(listing, STEP_EBP, WORD);
		return true;
	case X86_INS_ENTER:
		listing_push(listing, STEP_EBP, WORD);
		put_move(listing, STEP_EBP, STEP_ESP, 0);
		put_move(listing, STEP_ESP, STEP_ESP, -first->number);
		return true;
	default:
		return false;
	}
}

static bool
put_address(struct listing *listing, enum step_register to,
            const struct operand *from)
{
	if (has_index(from))
		return false;
	if (from->base != X86_REG_INVALID && !from->relocation) {
		put_move(listing, to, register_of(from->base), from->number);
	} else if (from->base == X86_REG_INVALID) {
		put_constant(listing, to, from);
	} else {
		return false;
	}
	return true;
}

static void
put_exchange(struct listing *listing, const struct operand *first,
             const struct operand *second)
{
	if (first->kind == OPERAND_REGISTER) {
		listing_put(listing, (struct code_step){STEP_EXCHANGE,
		                                        .to = whole(first),
		                                        .from = whole(second)});
		return;
	}
	put_load(listing, STEP_HIDDEN, first);
	put_store(listing, whole(second), first);
	put_move(listing, whole(second), STEP_HIDDEN, 0);
}

/* Returns whether all that it does to a register is known. */
static bool
put_known(struct listing *listing, const struct instruction *at)
{
	const struct operand *to = &at->operands[0], *from = &at->operands[1];
	enum step_register left = whole(to), right = whole(from);

	if (at->id == X86_INS_STD || at->id == X86_INS_CLD) {
		listing_put(listing, (struct code_step){at->id == X86_INS_STD
		                                                ? STEP_CHANGE
		                                                : STEP_CLEAR,
		                                        .to = STEP_FLAGS});
		return true;
	}
	if (at->id == X86_INS_XCHG && right != STEP_NONE &&
	    (left != STEP_NONE || to->kind == OPERAND_MEMORY)) {
		put_exchange(listing, to, from);
		return true;
	}
	if (at->id == X86_INS_MOV && to->kind == OPERAND_MEMORY) {
		put_store(listing, right, to);
		return true;
	}
	if (left == STEP_NONE)
		return false;
	if (at->id == X86_INS_MOV && right != STEP_NONE)
		put_move(listing, left, right, 0);
	else if (at->id == X86_INS_MOV && from->kind == OPERAND_MEMORY)
		put_load(listing, left, from);
	else if (at->id == X86_INS_MOV && from->kind == OPERAND_NUMBER)
		put_constant(listing, left, from);
	else if (at->id == X86_INS_LEA)
		return put_address(listing, left, from);
	else if (at->id == X86_INS_ADD && is_number(from))
		put_move(listing, left, left, from->number);
	else if (at->id == X86_INS_SUB && is_number(from))
		put_move(listing, left, left, -from->number);
	else if (at->id == X86_INS_INC)
		put_move(listing, left, left, 1);
	else if (at->id == X86_INS_DEC)
		put_move(listing, left, left, -1);
	else
		return false;
	return true;
}

void
listing_plain(struct listing *listing, const struct instruction *at)
{
	if (put_stack(listing, at) || put_known(listing, at))
		return;
	for (uint8_t i = 0; i < at->operand_count; i++)
		if (at->operands[i].kind == OPERAND_MEMORY &&
		    at->operands[i].written)
			put_store(listing, STEP_NONE, &at->operands[i]);
	for (unsigned i = STEP_EAX; i <= STEP_EDI; i++)
		if (at->writes & REGISTER_BIT(i))
			listing_change(listing, (enum step_register)i);
}
