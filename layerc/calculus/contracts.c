#include "contracts.h"

#include <string.h>

#include "../report/edit.h"
#include "contracts_report.h"

enum {
	WORD = 4,
	SAVED = REGISTER_SET(STEP_EBX) | REGISTER_SET(STEP_ESI) |
	        REGISTER_SET(STEP_EDI) | REGISTER_SET(STEP_EBP),
};

struct faults LIST(struct fault);

/* Marks what C code of the module calls, and what others call back. */
static void
find_called(struct arena *arena, const struct module *module,
            struct map *called)
{
	for (uint32_t i = 0; i < module->units.count; i++) {
		const struct unit *unit = module->units.items[i];

		if (unit->is_object)
			continue;
		list_each (const struct use, use, &unit->uses)
			if (use->kind == USE_CALL)
				map_put(arena, called, use->symbol, called);
	}
	if (module->placement)
		list_each (const struct name, name,
		           &module->placement->layer->callbacks)
			map_put(arena, called, name->text, called);
}

/* Whether a word of 'clobbers' is judged here: who does it, can be told. */
static bool
is_idle(const struct name *word, uint32_t changed)
{
	enum step_register number = bodies_register(word->text);

	return number != STEP_NONE &&
	       (SAVED | REGISTER_SET(STEP_ESP) | REGISTER_SET(STEP_FLAGS)) &
	               REGISTER_SET(number) & ~changed;
}

/* A 'clobbers' clause, which several names can share, and what they change. */
struct clause {
	const struct contract *first;
	uint32_t changed; /* set of registers */
};

struct checking {
	struct program *program;
	struct arena arena; /* for what is no longer needed behind */
	struct bodies bodies;
	struct map called;
	struct {
		struct clause *items;
		uint32_t count, capacity;
	} clauses;
};

/* Fills what a function promises; false if that is nothing. */
static bool
find_contract(const struct checking *checking, const struct module *module,
              struct contract *contract)
{
	const struct program *program = checking->program;
	const struct primitive *primitive =
		module->placement ? map_get(&module->placement->export_by_name,
	                                    contract->name)
				  : NULL;

	if (module->placement)
		contract->switches = name_list_find(
			&module->placement->layer->switches, contract->name);
	contract->taken =
		bodies_taken(map_get(&program->prototypes, contract->name),
	                     &contract->is_certain);
	if (primitive && primitive->flags & EXPORT_ASM) {
		contract->may_change = bodies_clobbered(primitive);
		contract->clobbers = &primitive->export->clauses->clobbers;
	} else if (map_get(&program->noreturn, contract->name) ||
	           map_get(&checking->bodies.noreturn, contract->name)) {
		/* No one sees what it has left behind. */
		return false;
	}
	return primitive || map_get(&checking->called, contract->name);
}

static void
add_fault(struct checking *checking, struct faults *faults, struct fault fault)
{
	if (fault.lost == 0)
		return;
	list_each (struct fault, other, faults)
		if (other->kind == fault.kind && other->lost == fault.lost &&
		    (other->way->kind == WAY_CALL) ==
		            (fault.way->kind == WAY_CALL)) {
			*list_add(&checking->arena, &other->others) = fault.way;
			return;
		}
	*list_add(&checking->arena, faults) = fault;
}

/* Whether a register was given what memory holds. */
static bool
is_loaded(const struct contract *contract, const struct way *way,
          enum step_register number)
{
	const struct code_steps *steps = &contract->body->unit->steps;
	const struct value value = way->at.values[number];
	const struct code_step *maker = registers_maker(steps, value);

	/* On one way it was perhaps not changed, nor the stack. */
	if (value.origin == ORIGIN_MIXED && way->at.by[number] != NO_STEP)
		maker = &steps->items[way->at.by[number]];
	return maker && (maker->kind == STEP_LOAD || maker->kind == STEP_POP);
}

/* Out to another stack: what was here is kept there, and the other way round.
 */
static uint32_t
check_switch(struct checking *checking, const struct contract *contract,
             const struct way *way, struct faults *faults)
{
	struct fault unsaved = {.kind = FAULT_UNSAVED, .way = way};
	struct fault unloaded = {.kind = FAULT_UNLOADED, .way = way};
	uint32_t changed;

	for (uint32_t i = 0; i < STEP_FLAGS; i++) {
		if (!(SAVED & REGISTER_SET(i)))
			continue;
		if (!(way->at.saved & REGISTER_SET(i)))
			unsaved.lost |= REGISTER_SET(i);
		else if (!is_loaded(contract, way, i))
			unloaded.lost |= REGISTER_SET(i);
	}
	changed = unsaved.lost | unloaded.lost | REGISTER_SET(STEP_ESP);
	unsaved.lost &= ~contract->may_change;
	unloaded.lost &= ~contract->may_change;
	add_fault(checking, faults, unsaved);
	add_fault(checking, faults, unloaded);
	return changed;
}

static bool
is_own_stack(const struct value *stack)
{
	return stack->origin == ORIGIN_ENTRY && stack->id == STEP_ESP;
}

/* Whether the stack pointer is where the caller expects it. */
static bool
is_stack_kept(const struct contract *contract, const struct way *way)
{
	uint32_t taken = way->stack.offset - WORD;

	return is_own_stack(&way->stack) &&
	       (taken == contract->taken ||
	        (!contract->is_certain && taken == WORD));
}

/* Returns the registers that are changed on a way, whether they may or not. */
static uint32_t
check_way(struct checking *checking, const struct contract *contract,
          const struct way *way, struct faults *faults)
{
	struct fault fault = {.way = way};
	uint32_t changed = 0;

	if (!registers_hold(&way->at, STEP_FLAGS, 0))
		changed = REGISTER_SET(STEP_FLAGS);
	if (way->kind == WAY_CALL) {
		fault.lost = changed;
	} else if (contract->switches && !is_own_stack(&way->stack)) {
		return check_switch(checking, contract, way, faults);
	} else if (way->kind == WAY_LEAP && is_own_stack(&way->stack)) {
		/* It goes on in itself, or where a handler came from. */
		return ~0u;
	} else if (!is_stack_kept(contract, way)) {
		/* What a compiler has made may be a switch, which goes on. */
		if (way->kind == WAY_JUMP && contract->body->unit->is_prebuilt)
			return ~0u;
		changed |= REGISTER_SET(STEP_ESP);
		fault.lost = changed & ~contract->may_change;
	} else {
		for (uint32_t i = 0; i < STEP_FLAGS; i++)
			if (SAVED & REGISTER_SET(i) &&
			    !registers_hold(&way->at, i, 0))
				changed |= REGISTER_SET(i);
		fault.lost = changed & ~contract->may_change;
	}
	add_fault(checking, faults, fault);
	return way->kind == WAY_JUMP ? ~0u : changed;
}

static void
check_switches(struct checking *checking, const struct contract *contract)
{
	struct diag *diag = checking->program->session->diag;

	list_each (const struct way, way, &contract->body->ways)
		if (!is_own_stack(&way->stack))
			return;
	diag_report(diag, DIAG_unused_switch, contract->switches->span,
	            "'%s' is said to change stacks, and stays on its own",
	            contract->name);
	edit_remove(diag, contract->switches->span);
}

static void
add_changed(struct checking *checking, const struct contract *contract,
            uint32_t changed)
{
	if (!contract->clobbers)
		return;
	list_each (struct clause, clause, &checking->clauses)
		if (clause->first->clobbers == contract->clobbers) {
			clause->changed |= changed;
			return;
		}
	*list_add(&checking->arena, &checking->clauses) =
		(struct clause){contract, changed};
}

static void
check_function(struct checking *checking, const struct module *module,
               const struct unit *unit, const struct code_entry *entry)
{
	struct contract *contract =
		arena_new(&checking->arena, struct contract);
	struct faults faults = {0};
	uint32_t changed = 0;

	contract->name = entry->name;
	contract->entry = entry;
	contract->may_change = STEP_SCRATCH;
	if (entry->step >= unit->steps.count ||
	    !find_contract(checking, module, contract))
		return;
	contract->body = bodies_find(&checking->bodies, unit, entry->step);
	list_each (const struct way, way, &contract->body->ways)
		changed |= check_way(checking, contract, way, &faults);
	list_each (const struct fault, fault, &faults)
		contracts_report(&checking->bodies, contract, fault);
	if (contract->switches)
		check_switches(checking, contract);
	add_changed(checking, contract, changed);
}

static void
check_clobbers(struct checking *checking)
{
	struct diag *diag = checking->program->session->diag;

	list_each (const struct clause, clause, &checking->clauses)
		list_each (const struct name, word, clause->first->clobbers)
			if (is_idle(word, clause->changed)) {
				diag_report(diag, DIAG_unused_clobber,
				            word->span,
				            "'%s' is said to change '%s', and "
				            "keeps it",
				            clause->first->name, word->text);
				edit_remove(diag, word->span);
			}
}

static bool
has_entry(const struct module *module, const char *name)
{
	for (uint32_t i = 0; i < module->units.count; i++)
		list_each (const struct code_entry, entry,
		           &module->units.items[i]->entries)
			if (entry->name == name)
				return true;
	return false;
}

/* Words of 'switches' that name nothing of the module's assembly. */
static void
check_names(struct program *program, const struct module *module)
{
	struct diag *diag = program->session->diag;

	list_each (const struct name, name, &module->placement->layer->switches)
		if (!has_entry(module, name->text)) {
			diag_report(diag, DIAG_unused_switch, name->span,
			            "'%s' is no function in the assembly of "
			            "'%s'",
			            name->text, module->name);
			edit_remove(diag, name->span);
		}
}

static bool
has_assembly(const struct module *module)
{
	for (uint32_t i = 0; i < module->units.count; i++)
		if (module->units.items[i]->entries.count > 0)
			return true;
	return false;
}

void
contracts_check(struct program *program, const struct module *module)
{
	struct checking checking = {.program = program};

	if (module->placement)
		check_names(program, module);
	if (!has_assembly(module))
		return;
	bodies_begin(&checking.bodies, &checking.arena, program, module);
	find_called(&checking.arena, module, &checking.called);
	for (uint32_t i = 0; i < module->units.count; i++)
		list_each (const struct code_entry, entry,
		           &module->units.items[i]->entries)
			check_function(&checking, module,
			               module->units.items[i], entry);
	check_clobbers(&checking);
	arena_free(&checking.arena);
}
