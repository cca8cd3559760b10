#include "program.h"

#include <string.h>

#include "../report/baseline.h"
#include "inlined.h"

struct program *
program_new(struct session *session, const struct composition *composition)
{
	struct program *program = arena_new(session->arena, struct program);

	program->session = session;
	program->composition = composition;
	return program;
}

struct module *
program_add(struct program *program, const struct placement *placement,
            const char *name)
{
	struct module *module =
		arena_new(program->session->arena, struct module);

	module->placement = placement;
	module->name = name;
	*list_add(program->session->arena, &program->modules) = module;
	if (placement)
		map_put(program->session->arena, &program->module_by_placement,
		        placement, module);
	return module;
}

void
program_add_unit(struct program *program, struct module *module,
                 const struct unit *unit)
{
	struct arena *arena = program->session->arena;

	*list_add(arena, &module->units) = unit;
	list_each (struct definition, definition, &unit->definitions) {
		const char *symbol = definition->symbol;
		const struct definition *known =
			map_get(&module->definition_by_symbol, symbol);

		if (!known || (definition->global && !known->global))
			map_put(arena, &module->definition_by_symbol, symbol,
			        definition);
		if (!unit->is_object &&
		    inlined_is_in_header(module, definition))
			map_put(arena, &program->inlines, symbol, module);
		if (definition->global &&
		    !map_get(&program->definer_by_symbol, symbol))
			map_put(arena, &program->definer_by_symbol, symbol,
			        module);
	}
}

struct module *
program_module(const struct program *program, const struct placement *placement)
{
	return map_get(&program->module_by_placement, placement);
}

const char *
program_label(const struct module *module)
{
	static const char test[] = "test-";
	bool is_test = strncmp(module->name, test, sizeof(test) - 1) == 0;

	return module->name + (is_test ? sizeof(test) - 1 : 0);
}

bool
program_is_named(const struct module *module, const struct name_list *names)
{
	list_each (const struct name, name, names)
		if (strcmp(name->text, program_label(module)) == 0)
			return true;
	return false;
}

bool
program_has_edges_only(const struct module *module)
{
	return module->placement && module->placement->layer->edges_only;
}

void
program_enter(const struct program *program, const struct module *module)
{
	struct diag *diag = program->session->diag;

	diag->from = module->name;
	/* Each kernel has a client; its file tells which it is. */
	if (!module->placement && module->units.count > 0)
		diag->from = module->units.items[0]->path;
}

void
program_leave(const struct program *program)
{
	struct diag *diag = program->session->diag;

	if (diag->baseline && diag->baseline->reached < diag->phase)
		diag->baseline->reached = diag->phase;
	diag->phase = PHASE_MANIFEST;
	diag->from = NULL;
}

static struct justification
verdict_of(enum verdict verdict)
{
	return (struct justification){.verdict = verdict};
}

/* The module that defines a symbol; a static one of a layer counts too. */
static const struct module *
find_definer(const struct program *program, const char *symbol)
{
	const struct module *definer =
		map_get(&program->definer_by_symbol, symbol);

	for (uint32_t i = 0; !definer && i < program->modules.count; i++) {
		const struct module *module = program->modules.items[i];

		if (module->placement &&
		    map_get(&module->definition_by_symbol, symbol))
			definer = module;
	}
	return definer;
}

/* Someone else's name: whose, and where its owner says so. */
static struct justification
justify_foreign(const struct program *program, const struct module *module,
                const char *symbol, uint32_t group)
{
	const struct composition *c = program->composition;
	const struct event *event = compose_why(c, symbol, group);
	const struct placement *owner = map_get(&c->owner_by_variable, symbol);
	struct justification j = {.verdict = VERDICT_UNKNOWN, .event = event};

	j.other = find_definer(program, symbol);
	if (owner && !event) {
		const struct name *word =
			name_list_find(&owner->layer->owns, symbol);

		j.verdict = VERDICT_VARIABLE;
		j.declared =
			word ? word
			     : name_list_find(&owner->layer->linker, symbol);
	} else if (event) {
		j.declared = event->word;
		if (event->kind == EVENT_HIDE &&
		    event->placement->group < group)
			j.verdict = VERDICT_HIDDEN;
		else if (module->placement &&
		         compose_are_siblings(module->placement,
		                              event->placement))
			j.verdict = VERDICT_SIBLING;
		else
			j.verdict = VERDICT_ABOVE;
	} else if (j.other) {
		j.verdict =
			j.other->placement ? VERDICT_PRIVATE : VERDICT_ABOVE;
	}
	return j;
}

static struct justification
justify_client(const struct program *program, const struct module *module,
               const struct unit *unit, const char *symbol)
{
	const struct composition *c = program->composition;
	struct justification j = {.verdict = VERDICT_UNLISTED};
	const struct primitive *primitive =
		compose_visible(c, symbol, c->group_count);

	j.primitive = primitive;
	if (!primitive)
		return justify_foreign(program, module, symbol, c->group_count);
	if (primitive->flags & EXPORT_HELPER && unit->is_compiled)
		j.verdict = VERDICT_HELPER;
	else if (primitive->flags & EXPORT_ASM && !unit->is_object)
		j.verdict = VERDICT_STYLE;
	else if (name_list_find(&c->kernel->exports, symbol))
		j.verdict = VERDICT_EXPORTED;
	return j;
}

static struct justification
justify_import(struct import *import, const struct unit *unit)
{
	struct justification j = {.verdict = VERDICT_IMPORT,
	                          .primitive = import->primitive,
	                          .declared = import->word};

	import->used = true;
	if (import->primitive->flags & EXPORT_ASM &&
	    (!unit->is_object || unit->is_compiled))
		j.verdict = VERDICT_STYLE;
	return j;
}

static bool
is_entry(const struct program *program, const struct layer *layer,
         const char *symbol)
{
	const struct kernel *kernel = program->composition->kernel;

	/* A layer alone: whatever its boot code hands control to. */
	if (!kernel)
		return layer->boot.text &&
		       !map_get(&program->definer_by_symbol, symbol) &&
		       !map_get(&program->composition->history_by_name, symbol);
	return layer->boot.text && kernel->entry.text == symbol;
}

const struct definition *
program_static(const struct module *module, const struct unit *unit,
               const char *symbol)
{
	if (!map_get(&module->definition_by_symbol, symbol))
		return NULL;
	list_each (const struct definition, definition, &unit->definitions)
		if (definition->symbol == symbol)
			return definition->global ? NULL : definition;
	return NULL;
}

/* Whether a symbol is the module's own, as this unit of it names it. */
static bool
is_own(const struct module *module, const struct unit *unit, const char *symbol)
{
	const struct definition *definition =
		map_get(&module->definition_by_symbol, symbol);

	return definition &&
	       (definition->global || program_static(module, unit, symbol));
}

static struct justification
justify(const struct program *program, const struct module *module,
        const struct unit *unit, const char *symbol)
{
	const struct composition *c = program->composition;
	const struct placement *placement = module->placement;
	const struct primitive *visible;
	struct import *import;

	if (is_own(module, unit, symbol))
		return verdict_of(VERDICT_OWN);
	if (!placement)
		return justify_client(program, module, unit, symbol);
	if (name_list_find(&placement->layer->linker, symbol))
		return verdict_of(VERDICT_LINKER);
	if (name_list_find(&placement->layer->owns, symbol))
		return verdict_of(VERDICT_OWN);
	import = map_get(&placement->import_by_name, symbol);
	if (import && import->primitive)
		return justify_import(import, unit);
	visible = compose_visible(c, symbol, placement->group);
	if (visible && visible->flags & EXPORT_HELPER && unit->is_compiled)
		return (struct justification){.verdict = VERDICT_HELPER,
		                              .primitive = visible};
	if (is_entry(program, placement->layer, symbol))
		return verdict_of(VERDICT_ENTRY);
	if (visible)
		return (struct justification){.verdict = VERDICT_UNIMPORTED,
		                              .primitive = visible,
		                              .declared =
		                                      &visible->export->name};
	if (map_get(&placement->export_by_name, symbol))
		return verdict_of(VERDICT_OWN);
	return justify_foreign(program, module, symbol, placement->group);
}

/* What belongs to another layer may be used where a line says why. */
static void
allow(const struct module *module, const char *symbol, struct justification *j)
{
	if (!module->placement || j->verdict < VERDICT_FIRST_ALLOWABLE ||
	    j->verdict > VERDICT_LAST_ALLOWABLE || j->other == module)
		return;
	list_each (struct allowed, allowed, &module->placement->allowed) {
		if (allowed->line->name.text != symbol)
			continue;
		allowed->used = true;
		j->verdict = VERDICT_ALLOWED;
		j->primitive = allowed->primitive;
		return;
	}
}

struct justification
program_justify(const struct program *program, const struct module *module,
                const struct unit *unit, const char *symbol)
{
	struct justification j = justify(program, module, unit, symbol);

	if (j.verdict >= VERDICT_FIRST_FORBIDDEN &&
	    (inlined_uses(module, unit, symbol) ||
	     inlined_comes_along(program, module, symbol)))
		return verdict_of(VERDICT_INLINED);
	allow(module, symbol, &j);
	return j;
}
