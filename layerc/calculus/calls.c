#include "calls.h"

#include "callgraph.h"

/* Gathering the callees of one node, through what its module hides. */
struct gathering {
	struct calls *calls;
	struct call_node *node;
	struct map seen; /* definitions that were followed through */
};

static bool
is_function(const struct definition *definition)
{
	return definition && definition->kind != SYMBOL_VARIABLE;
}

struct call_root
calls_code_of(const struct program *program, const struct primitive *primitive)
{
	const struct module *module;
	const struct definition *definition;

	while (primitive->restated)
		primitive = primitive->restated;
	module = program_module(program, primitive->placement);
	definition =
		module ? map_get(&module->definition_by_symbol, primitive->name)
		       : NULL;
	return is_function(definition) ? (struct call_root){module, definition}
	                               : (struct call_root){NULL, NULL};
}

struct call_root
calls_find(const struct program *program, const char *name, const char *layer)
{
	for (uint32_t i = 0; i < program->modules.count; i++) {
		const struct module *module = program->modules.items[i];
		const struct definition *definition =
			map_get(&module->definition_by_symbol, name);
		const struct primitive *restated;

		if (!module->placement || (layer && module->name != layer))
			continue;
		if (is_function(definition))
			return (struct call_root){module, definition};
		restated = map_get(&module->placement->export_by_name, name);
		if (layer && restated && restated->restated)
			return calls_code_of(program, restated);
	}
	return (struct call_root){NULL, NULL};
}

static struct call_node *
node_of(struct calls *calls, struct call_root root)
{
	struct arena *arena = calls->program->session->arena;
	struct call_node *node =
		map_get(&calls->node_by_definition, root.definition);

	if (node)
		return node;
	node = arena_new(arena, struct call_node);
	node->name = root.definition->symbol;
	node->module = root.module;
	node->definition = root.definition;
	map_put(arena, &calls->node_by_definition, root.definition, node);
	*list_add(arena, &calls->nodes) = node;
	return node;
}

static bool
is_init(struct call_root root)
{
	const struct primitive *init = root.module->placement->init;

	return init && init->name == root.definition->symbol;
}

/* Adds a callee once, behind those of the layers above and of its own. */
static void
add_callee(struct gathering *gathering, struct call_root root)
{
	struct call_nodes *callees = &gathering->node->callees;
	uint32_t group = root.module->placement->group, at;
	struct call_node *callee;

	if (gathering->calls->only_inits && !is_init(root))
		return;
	callee = node_of(gathering->calls, root);
	callee->is_called = true;
	for (at = 0; at < callees->count; at++)
		if (callees->items[at] == callee)
			return;
	*list_add(gathering->calls->program->session->arena, callees) = callee;
	while (at > 0 &&
	       callees->items[at - 1]->module->placement->group < group) {
		callees->items[at] = callees->items[at - 1];
		at--;
	}
	callees->items[at] = callee;
}

static void
add_callback(struct gathering *gathering, struct call_root root)
{
	struct call_nodes *callbacks = &gathering->node->callbacks;
	struct call_node *node;

	if (gathering->calls->only_inits)
		return;
	node = node_of(gathering->calls, root);
	list_each (struct call_node *const, other, callbacks)
		if (*other == node)
			return;
	*list_add(gathering->calls->program->session->arena, callbacks) = node;
}

/* Adds the functions of other modules that one calls through pointers. */
static void
follow_pointers(struct gathering *gathering, const struct definition *from)
{
	const struct callgraph *graph = gathering->calls->program->graph;
	const struct module *module = gathering->node->module;
	const struct routine *routine =
		graph ? map_get(&graph->routine_by_definition, from) : NULL;

	if (!routine)
		return;
	list_each (const struct call_site, site, &routine->calls) {
		const struct module *to = site->to->module;
		struct call_root root = {to, site->to->definition};

		if (!site->indirect || to == module)
			continue;
		if (to->placement &&
		    to->placement->group < module->placement->group)
			add_callee(gathering, root);
		else
			add_callback(gathering, root);
	}
}

const struct definition *
calls_own(const struct module *module, const struct unit *unit,
          const char *symbol)
{
	const struct definition *definition =
		map_get(&module->definition_by_symbol, symbol);

	return definition && definition->global
	               ? definition
	               : program_static(module, unit, symbol);
}

static bool
is_assertion(const struct program *program, const struct use *use)
{
	return use->macro.source && map_get(&program->noreturn, use->symbol);
}

/* Whether a use may lead to a call of what it names. */
static bool
is_followed(const struct program *program, const struct use *use,
            bool from_variable, bool to_variable)
{
	if (to_variable)
		return true;
	return (use->kind == USE_CALL && !is_assertion(program, use)) ||
	       (use->kind == USE_ADDRESS && from_variable);
}

static void follow(struct gathering *gathering, const struct definition *from);

/* Follows a use to the module's own function or variable. */
static void
follow_own(struct gathering *gathering, const struct definition *own)
{
	const struct module *module = gathering->node->module;

	if (is_function(own) && own->global &&
	    map_get(&module->placement->export_by_name, own->symbol))
		add_callee(gathering, (struct call_root){module, own});
	else
		follow(gathering, own);
}

static void
follow_use(struct gathering *gathering, const struct unit *unit,
           const struct use *use, bool from_variable)
{
	const struct program *program = gathering->calls->program;
	const struct module *module = gathering->node->module;
	const struct definition *own = calls_own(module, unit, use->symbol);
	struct justification j;
	struct call_root code;

	if (use->kind == USE_CONSTANT ||
	    !is_followed(program, use, from_variable, own && !is_function(own)))
		return;
	j = program_justify(program, module, unit, use->symbol);
	if (j.verdict == VERDICT_OWN && own) {
		follow_own(gathering, own);
	} else if (j.verdict < VERDICT_FIRST_FORBIDDEN && j.primitive) {
		code = calls_code_of(program, j.primitive);
		if (code.module)
			add_callee(gathering, code);
	}
}

/* Whether a use stands in a function or variable, as this unit names it. */
static bool
is_from(const struct module *module, const struct unit *unit,
        const struct use *use, const struct definition *from)
{
	return use->from == from->symbol &&
	       calls_own(module, unit, use->from) == from;
}

static void
follow(struct gathering *gathering, const struct definition *from)
{
	const struct module *module = gathering->node->module;

	if (map_get(&gathering->seen, from))
		return;
	map_put(gathering->calls->program->session->arena, &gathering->seen,
	        from, gathering);
	for (uint32_t i = 0; i < module->units.count; i++) {
		const struct unit *unit = module->units.items[i];

		list_each (const struct use, use, &unit->uses)
			if (is_from(module, unit, use, from))
				follow_use(gathering, unit, use,
				           !is_function(from));
	}
	follow_pointers(gathering, from);
}

struct call_node *
calls_add(struct calls *calls, struct call_root root)
{
	uint32_t done = calls->nodes.count;
	struct call_node *node = node_of(calls, root);

	node->is_called = true;
	for (; done < calls->nodes.count; done++) {
		struct gathering gathering = {.calls = calls,
		                              .node = calls->nodes.items[done]};

		if (gathering.node->module->placement)
			follow(&gathering, gathering.node->definition);
	}
	return node;
}

struct call_node *
calls_node_in(const struct calls *calls, const struct placement *placement)
{
	list_each (struct call_node *, node, &calls->nodes)
		if ((*node)->module->placement == placement)
			return *node;
	return NULL;
}
