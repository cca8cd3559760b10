#include "frames.h"

enum { WORD = 4, MAX_VISITS = 64, UNKNOWN = -1 };

/* What is known before an instruction. */
struct depth {
	bool seen, elsewhere;
	int32_t stack; /* bytes below the function's begin */
	int32_t base;  /* where the frame pointer is, likewise, or UNKNOWN */
	uint32_t visits;
};

struct walk {
	struct arena *arena;
	const struct code *code;
	const struct function *function;
	const struct instruction *instructions;
	bool compiled;
	const struct map *noreturn;
	struct frame *frame;
	struct depth *depths; /* of each instruction */
	struct {
		uint32_t *items;
		uint32_t count, capacity;
	} queue;
	struct depth jump; /* before an indirect jump; seen if there is one */
};

static void
note(struct walk *walk, const struct depth *depth)
{
	uint32_t *most = depth->elsewhere ? &walk->frame->elsewhere
	                                  : &walk->frame->depth;

	if (depth->stack > 0 && (uint32_t)depth->stack > *most)
		*most = (uint32_t)depth->stack;
}

/* Goes on at an instruction of the function with what is known now. */
static void
go(struct walk *walk, uint32_t index, const struct depth *now)
{
	struct depth *known = &walk->depths[index];
	bool changed = !known->seen;

	if (!known->seen) {
		*known = *now;
		known->seen = true;
		known->visits = 0;
	}
	if (now->stack > known->stack) {
		known->stack = now->stack;
		changed = true;
	}
	if (now->base != known->base && known->base != UNKNOWN) {
		known->base = UNKNOWN;
		changed = true;
	}
	if (now->elsewhere && !known->elsewhere)
		known->elsewhere = changed = true;
	if (!changed)
		return;
	if (++known->visits > MAX_VISITS)
		walk->frame->unbounded = true;
	else
		*list_add(walk->arena, &walk->queue) = index;
}

static void
add_call(struct walk *walk, const struct depth *now, struct frame_call call)
{
	call.depth += now->stack > 0 ? (uint32_t)now->stack : 0;
	call.elsewhere = now->elsewhere;
	*list_add(walk->arena, &walk->frame->calls) = call;
}

/* Where a relocation leads: a symbol, or a place of this object. */
static void
resolve(const struct walk *walk, const struct operand *operand,
        struct frame_call *call)
{
	const struct object *object = walk->code->object;
	const struct symbol *symbol =
		&object->symbols.items[operand->relocation->symbol];
	int64_t place = (int64_t)symbol->value;

	/* A call's word counts from behind it, four bytes on. */
	if (symbol->name[0] == '\0')
		place += operand->relocation->addend + WORD;
	if (symbol->section > 0 && symbol->section < object->sections.count)
		call->function = code_function(walk->code, symbol->section,
		                               (uint32_t)place);
	if (symbol->name[0] != '\0')
		call->symbol = symbol->name;
}

/* Leaves the function, or goes on in it, by a direct target. */
static void
go_direct(struct walk *walk, const struct instruction *instruction,
          const struct depth *now, uint32_t pushed)
{
	const struct function *own = walk->function;
	struct frame_call call = {.depth = pushed,
	                          .offset = instruction->offset};
	const struct operand *operand = &instruction->operands[0];
	const struct instruction *target;

	if (instruction->operand_count > 0 && operand->relocation) {
		resolve(walk, operand, &call);
		add_call(walk, now, call);
		return;
	}
	call.function = instruction->target < 0
	                        ? NULL
	                        : code_function(walk->code, own->section,
	                                        (uint32_t)instruction->target);
	if (call.function != own || pushed > 0) {
		add_call(walk, now, call);
		return;
	}
	target = code_at(walk->code, own->section,
	                 (uint32_t)instruction->target);
	if (target >= walk->instructions &&
	    target < walk->instructions + own->count)
		go(walk, (uint32_t)(target - walk->instructions), now);
}

static void
go_next(struct walk *walk, uint32_t index, const struct depth *now)
{
	const struct instruction *at = &walk->instructions[index];
	uint32_t end = at->offset + at->size;
	struct frame_call call = {.offset = at->offset};

	if (index + 1 < walk->function->count &&
	    walk->instructions[index + 1].offset == end) {
		go(walk, index + 1, now);
		return;
	}
	/* A call that ends a function is one that does not return. */
	if (at->flow == FLOW_CALL)
		return;
	call.function = code_function(walk->code, walk->function->section, end);
	if (call.function && call.function != walk->function)
		add_call(walk, now, call);
}

static bool
is_register(const struct operand *operand, enum general_register general)
{
	return operand->kind == OPERAND_REGISTER && operand->size == WORD &&
	       code_general(operand->base) == general;
}

static bool
is_address_in(const struct operand *operand, enum general_register general)
{
	return operand->kind == OPERAND_MEMORY && !operand->relocation &&
	       operand->index == X86_REG_INVALID &&
	       operand->base != X86_REG_INVALID &&
	       code_general(operand->base) == general;
}

/* The stack pointer gets a value that nothing here tells. */
static void
change(struct walk *walk, struct depth *now)
{
	if (walk->compiled) {
		walk->frame->unbounded = true;
		return;
	}
	walk->frame->changes = true;
	now->elsewhere = true;
	now->stack = 0;
	now->base = UNKNOWN;
}

static void
set_stack(struct walk *walk, const struct instruction *instruction,
          struct depth *now)
{
	const struct operand *from = &instruction->operands[1];
	bool is_number = from->kind == OPERAND_NUMBER && !from->relocation;

	if (instruction->id == X86_INS_SUB && is_number)
		now->stack += from->number;
	else if (instruction->id == X86_INS_ADD && is_number)
		now->stack -= from->number;
	else if (instruction->id == X86_INS_AND && is_number)
		now->stack += (int32_t)(~(uint32_t)from->number & 0xfff);
	else if (instruction->id == X86_INS_LEA && is_address_in(from, ESP))
		now->stack -= from->number;
	else if (instruction->id == X86_INS_LEA && is_address_in(from, EBP) &&
	         now->base != UNKNOWN)
		now->stack = now->base - from->number;
	else if (instruction->id == X86_INS_MOV && is_register(from, EBP) &&
	         now->base != UNKNOWN)
		now->stack = now->base;
	else if (instruction->id == X86_INS_SUB)
		walk->frame->unbounded = true;
	else
		change(walk, now);
}

static void
set_base(const struct instruction *instruction, struct depth *now)
{
	const struct operand *from = &instruction->operands[1];

	if (instruction->id == X86_INS_MOV && is_register(from, ESP))
		now->base = now->stack;
	else if (instruction->id == X86_INS_LEA && is_address_in(from, ESP))
		now->base = now->stack - from->number;
	else
		now->base = UNKNOWN;
}

static void
leave(struct walk *walk, struct depth *now)
{
	if (now->base == UNKNOWN) {
		change(walk, now);
		return;
	}
	now->stack = now->base - WORD;
	now->base = UNKNOWN;
}

/* What an instruction that does not go elsewhere does to the stack. */
static void
apply(struct walk *walk, const struct instruction *instruction,
      struct depth *now)
{
	enum { ALL_REGISTERS = 8 * WORD };
	const struct operand *first = &instruction->operands[0];

	switch ((int)instruction->id) {
	case X86_INS_PUSH:
	case X86_INS_PUSHF:
	case X86_INS_PUSHFD:
		now->stack += WORD;
		return;
	case X86_INS_PUSHAL:
	case X86_INS_PUSHAW:
		now->stack += ALL_REGISTERS;
		return;
	case X86_INS_POPAL:
	case X86_INS_POPAW:
		now->stack -= ALL_REGISTERS;
		now->base = UNKNOWN;
		return;
	case X86_INS_POPF:
	case X86_INS_POPFD:
		now->stack -= WORD;
		return;
	case X86_INS_POP:
		now->stack -= WORD;
		if (is_register(first, ESP))
			change(walk, now);
		else if (is_register(first, EBP))
			now->base = UNKNOWN;
		return;
	case X86_INS_ENTER:
		now->stack += WORD + first->number;
		now->base = now->stack - first->number;
		return;
	case X86_INS_LEAVE:
		leave(walk, now);
		return;
	default:
		break;
	}
	if (instruction->writes & REGISTER_BIT(ESP)) {
		if (instruction->operand_count == 2 && is_register(first, ESP))
			set_stack(walk, instruction, now);
		else
			change(walk, now);
	} else if (instruction->writes & REGISTER_BIT(EBP)) {
		set_base(instruction, now);
	}
}

static void
go_indirect(struct walk *walk, const struct instruction *instruction,
            const struct depth *now, uint32_t pushed)
{
	add_call(walk, now,
	         (struct frame_call){.depth = pushed,
	                             .offset = instruction->offset,
	                             .indirect = true,
	                             .jumps = pushed == 0});
	/* A compiler's table leads to places of the function, too. */
	if (pushed == 0 && walk->compiled)
		walk->jump = *now;
	if (pushed == 0 && walk->compiled)
		walk->jump.seen = true;
}

/* Whether a call is to a function that does not return. */
static bool
ends(const struct walk *walk, const struct instruction *instruction)
{
	const struct relocation *relocation =
		instruction->operand_count > 0
			? instruction->operands[0].relocation
			: NULL;

	return relocation &&
	       map_get(walk->noreturn,
	               walk->code->object->symbols.items[relocation->symbol]
	                       .name);
}

static void
step(struct walk *walk, uint32_t index)
{
	const struct instruction *instruction = &walk->instructions[index];
	struct depth now = walk->depths[index], inside;

	switch (instruction->flow) {
	case FLOW_NEXT:
		apply(walk, instruction, &now);
		note(walk, &now);
		go_next(walk, index, &now);
		break;
	case FLOW_CALL:
		inside = now;
		inside.stack += WORD;
		note(walk, &inside);
		if (instruction->is_direct)
			go_direct(walk, instruction, &now, WORD);
		else
			go_indirect(walk, instruction, &now, WORD);
		if (!ends(walk, instruction))
			go_next(walk, index, &now);
		break;
	case FLOW_BRANCH:
		go_direct(walk, instruction, &now, 0);
		go_next(walk, index, &now);
		break;
	case FLOW_JUMP:
		if (instruction->is_direct)
			go_direct(walk, instruction, &now, 0);
		else
			go_indirect(walk, instruction, &now, 0);
		break;
	case FLOW_RETURN:
	case FLOW_STOP:
		break;
	}
}

static void
run(struct walk *walk)
{
	while (walk->queue.count > 0)
		step(walk, walk->queue.items[--walk->queue.count]);
}

/* A call is visited again when more is known: the deepest visit counts. */
static void
merge_calls(struct frame *frame)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < frame->calls.count; i++) {
		struct frame_call *call = &frame->calls.items[i];
		bool is_known = false;

		for (uint32_t j = 0; j < kept && !is_known; j++) {
			struct frame_call *known = &frame->calls.items[j];

			is_known = known->offset == call->offset &&
			           known->elsewhere == call->elsewhere &&
			           known->function == call->function;
			if (is_known && call->depth > known->depth)
				known->depth = call->depth;
		}
		if (!is_known)
			frame->calls.items[kept++] = *call;
	}
	frame->calls.count = kept;
}

static void
read_function(struct walk walk, const struct function *function,
              struct frame *frame)
{
	const struct depth begin = {.base = UNKNOWN};

	walk.function = function;
	walk.instructions = walk.code->instructions.items + function->first;
	walk.frame = frame;
	frame->function = function;
	if (function->count == 0)
		return;
	walk.depths = arena_array(walk.arena, struct depth, function->count);
	go(&walk, 0, &begin);
	run(&walk);
	for (uint32_t i = 0; walk.jump.seen && i < function->count; i++)
		if (!walk.depths[i].seen) {
			go(&walk, i, &walk.jump);
			run(&walk);
		}
	merge_calls(frame);
}

void
frames_read(struct arena *arena, const struct code *code, bool compiled,
            const struct map *noreturn, struct frames *frames)
{
	const struct walk walk = {.arena = arena,
	                          .code = code,
	                          .compiled = compiled,
	                          .noreturn = noreturn};

	for (uint32_t i = 0; i < code->functions.count; i++)
		read_function(walk, &code->functions.items[i],
		              list_add(arena, frames));
}
