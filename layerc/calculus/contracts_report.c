#include "contracts_report.h"

#include "../base/text.h"
#include "../report/diag.h"

enum { WORD = 4, MOST_OTHERS = 4 };

static const char *const register_words[] = {
	[STEP_EAX] = "eax", [STEP_ECX] = "ecx", [STEP_EDX] = "edx",
	[STEP_EBX] = "ebx", [STEP_ESP] = "esp", [STEP_EBP] = "ebp",
	[STEP_ESI] = "esi", [STEP_EDI] = "edi", [STEP_FLAGS] = "eflags"};

/* "'ebx', 'esi' and 'edi'": the general registers of a set. */
static void
print_set(struct text *text, uint32_t set)
{
	uint32_t left = set & ((1u << STEP_FLAGS) - 1);
	const char *before = "";

	for (uint32_t i = 0; i < STEP_FLAGS; i++) {
		if (!(left & REGISTER_SET(i)))
			continue;
		left &= ~REGISTER_SET(i);
		text_print(text, "%s'%s'", before, register_words[i]);
		before = left & (left - 1) ? ", " : " and ";
	}
}

/* How many bytes too many were taken off the stack; false if no one knows. */
static bool
find_surplus(const struct contract *contract, const struct way *way,
             int32_t *surplus)
{
	*surplus = (int32_t)(way->stack.offset - WORD - contract->taken);
	return way->stack.origin == ORIGIN_ENTRY && way->stack.id == STEP_ESP;
}

static void
print_stack(struct text *text, const struct contract *contract,
            const struct way *way)
{
	int32_t surplus;

	if (way->stack.origin == ORIGIN_MIXED)
		text_print(text, " with 'esp' elsewhere on one way than "
		                 "on another");
	else if (!find_surplus(contract, way, &surplus))
		text_print(text, " on another stack than it was called on");
	else if (surplus < 0)
		text_print(text, " with %d bytes left on the stack", -surplus);
	else
		text_print(text, " with %d bytes too many taken off the stack",
		           surplus);
}

/* What the function does there, up to what it does not keep. */
static void
print_way(struct text *text, const struct fault *fault)
{
	const struct way *way = fault->way;

	if (fault->kind != FAULT_LOST)
		text_print(text, "leaves its stack");
	else if (way->to)
		text_print(text, "%s '%s'",
		           way->kind == WAY_CALL ? "calls" : "goes on as",
		           way->to);
	else if (way->kind == WAY_CALL)
		text_print(text, "calls others");
	else
		text_print(text, "%s",
		           way->kind == WAY_RETURN ? "returns" : "leaves");
}

static const char *
words(struct bodies *bodies, const struct contract *contract,
      const struct fault *fault)
{
	static const char *const without[] = {
		[FAULT_LOST] = "restoring",
		[FAULT_UNSAVED] = "saving",
		[FAULT_UNLOADED] = "loading",
	};
	struct text text = {.arena = bodies->program->session->arena};
	const struct code_step *step =
		&contract->body->unit->steps.items[fault->way->step];
	uint32_t general = fault->lost & ~REGISTER_SET(STEP_FLAGS);

	if (!step->span.source)
		text_print(&text, "%s: %s+0x%x: ", contract->body->unit->path,
		           contract->entry->name,
		           step->offset - contract->entry->offset);
	text_print(&text, "'%s' ", contract->name);
	print_way(&text, fault);
	if (general & REGISTER_SET(STEP_ESP)) {
		print_stack(&text, contract, fault->way);
	} else if (general) {
		text_print(&text, " without %s ", without[fault->kind]);
		print_set(&text, general);
		if (fault->kind == FAULT_UNLOADED)
			text_print(&text, " from the other");
	}
	if (fault->lost & REGISTER_SET(STEP_FLAGS))
		text_print(&text, "%s with the direction flag set",
		           general ? ", and" : "");
	return text.bytes;
}

/* What is called, or gone to, does not keep a register: who tells so. */
static void
note_called(struct bodies *bodies, const struct unit *unit,
            const struct code_step *step, uint32_t number)
{
	struct diag *diag = bodies->program->session->diag;
	struct effect effect = bodies_called(bodies, unit, step);

	diag_note(diag, step->span, "what %s here does not keep '%s'",
	          step->kind == STEP_CALL ? "is called" : "it goes to",
	          register_words[number]);
	for (uint32_t i = 0; i < effect.word_count; i++)
		if (bodies_register(effect.words[i].text) == number)
			diag_note(diag, effect.words[i].span,
			          "the manifest says so");
	if (!effect.body)
		return;
	list_each (const struct way, way, &effect.body->ways) {
		uint32_t by = way->at.by[number];

		if (registers_hold(&way->at, number, 0) || by == NO_STEP)
			continue;
		diag_note(diag, effect.body->unit->steps.items[by].span,
		          "it changes '%s' here", register_words[number]);
		return;
	}
}

static void
note_register(struct bodies *bodies, const struct contract *contract,
              const struct way *way, uint32_t number)
{
	struct diag *diag = bodies->program->session->diag;
	const struct unit *unit = contract->body->unit;
	const struct value *value = &way->at.values[number];
	const struct code_step *step;

	if (way->at.by[number] == NO_STEP)
		return;
	step = &unit->steps.items[way->at.by[number]];
	if (step->kind == STEP_CALL || step->kind == STEP_JUMP ||
	    step->kind == STEP_BRANCH)
		note_called(bodies, unit, step, number);
	else if (number == STEP_FLAGS)
		diag_note(diag, step->span, "it is set here");
	else if (value->origin == ORIGIN_ENTRY && value->id < STEP_FLAGS &&
	         value->id != number && value->offset == 0)
		diag_note(diag, step->span, "'%s' becomes what '%s' was here",
		          register_words[number], register_words[value->id]);
	else
		diag_note(diag, step->span, "'%s' is changed here",
		          register_words[number]);
}

/* Where what is left on the stack was pushed, or where that went elsewhere. */
static void
note_stack(struct bodies *bodies, const struct contract *contract,
           const struct way *way)
{
	struct diag *diag = bodies->program->session->diag;
	const struct code_steps *steps = &contract->body->unit->steps;
	const struct cell *top = registers_top(&way->at);
	uint32_t by = way->at.by[STEP_ESP];
	const struct value stack = {way->stack.origin, way->stack.id, 0};
	const struct code_step *maker = registers_maker(steps, stack);
	int32_t surplus = 0;
	bool is_known = find_surplus(contract, way, &surplus);

	if (maker)
		by = (uint32_t)(maker - steps->items);

	if (is_known && surplus < 0 && top)
		diag_note(diag, steps->items[top->by].span,
		          "this was pushed, and is still there");
	else if (by != NO_STEP)
		diag_note(diag, steps->items[by].span,
		          "the stack pointer is changed here");
	if (!is_known && bodies->module->placement)
		diag_note(diag, bodies->module->placement->layer->name.span,
		          "a function that changes to another stack on purpose "
		          "stands in a line of its layer: 'switches %s'",
		          contract->name);
}

void
contracts_report(struct bodies *bodies, const struct contract *contract,
                 const struct fault *fault)
{
	struct diag *diag = bodies->program->session->diag;
	const struct code_steps *steps = &contract->body->unit->steps;

	diag_about(diag, "machine", contract->name, "registers");
	diag_report(diag, DIAG_register_lost,
	            steps->items[fault->way->step].span, "%s",
	            words(bodies, contract, fault));
	if (fault->lost & REGISTER_SET(STEP_ESP))
		note_stack(bodies, contract, fault->way);
	for (uint32_t i = 0; i <= STEP_FLAGS; i++)
		if (fault->lost & REGISTER_SET(i) && i != STEP_ESP)
			note_register(bodies, contract, fault->way, i);
	if (fault->kind != FAULT_LOST)
		diag_note(diag, contract->switches->span,
		          "it may change stacks by this line");
	for (uint32_t i = 0; i < fault->others.count && i < MOST_OTHERS; i++)
		diag_note(diag, steps->items[fault->others.items[i]->step].span,
		          "and here likewise");
}
