#include "callgraph.h"

struct bounds
callgraph_bounds(const struct program *program, const struct module *module)
{
	const struct kernel *kernel = program->composition->kernel;
	struct bounds bounds = {0};

	if (module->placement)
		return module->placement->layer->bounds;
	if (kernel)
		list_each (const struct client_bound, line, &kernel->recursions)
			if (program_is_named(module, &line->names))
				*list_add(program->session->arena, &bounds) =
					line->bound;
	return bounds;
}

static const struct bound *
bound_of(const struct program *program, const struct module *module,
         const char *symbol)
{
	struct bounds bounds = callgraph_bounds(program, module);

	list_each (const struct bound, bound, &bounds)
		if (bound->name.text == symbol)
			return bound;
	return NULL;
}

static struct routine *
routine_of(struct callgraph *graph, const struct entity *entity)
{
	struct arena *arena = graph->program->session->arena;
	struct routine *routine;

	if (!entity || !entity->definition || !entity->module ||
	    entity->definition->kind == SYMBOL_VARIABLE)
		return NULL;
	routine = map_get(&graph->routine_by_definition, entity->definition);
	if (routine)
		return routine;
	routine = arena_new(arena, struct routine);
	routine->module = entity->module;
	routine->definition = entity->definition;
	routine->bound =
		bound_of(graph->program, entity->module, entity->symbol);
	map_put(arena, &graph->routine_by_definition, entity->definition,
	        routine);
	*list_add(arena, &graph->routines) = routine;
	return routine;
}

static void
add_call(struct callgraph *graph, struct routine *from,
         const struct call_site *site)
{
	*list_add(graph->program->session->arena, &from->calls) = *site;
}

static void
add_direct(struct callgraph *graph, struct addresses *addresses,
           const struct module *module, const struct unit *unit)
{
	list_each (const struct use, use, &unit->uses) {
		struct routine *from, *to;

		if (use->kind != USE_CALL || !use->from)
			continue;
		from = routine_of(graph, addresses_entity(addresses, module,
		                                          unit, use->from));
		to = routine_of(graph, addresses_entity(addresses, module, unit,
		                                        use->symbol));
		/* What is no edge of the composition was reported as that. */
		if (to && to->module != module &&
		    program_justify(graph->program, module, unit, use->symbol)
		                    .verdict >= VERDICT_FIRST_FORBIDDEN)
			continue;
		if (from && to)
			add_call(graph, from,
			         &(struct call_site){.to = to,
			                             .span = use->span,
			                             .macro = use->macro});
	}
}

static void
add_indirect(struct callgraph *graph, struct addresses *addresses,
             const struct link *link)
{
	struct routine *from = routine_of(graph, link->to_entity);
	struct address_list list = addresses_of_link(addresses, link);

	if (!from)
		return;
	from->calls_unknown |= list.count == 0;
	list_each (const struct address *const, address, &list) {
		struct routine *to = NULL;

		if (address_is_function(*address))
			to = routine_of(graph,
			                addresses_entity(addresses,
			                                 (*address)->module,
			                                 (*address)->unit,
			                                 (*address)->symbol));
		from->calls_unknown |= (*address)->module == NULL;
		if (to)
			add_call(graph, from,
			         &(struct call_site){
					 .to = to,
					 .span = link->transfer->span,
					 .macro = link->transfer->macro,
					 .indirect = true});
	}
}

struct callgraph *
callgraph_make(struct addresses *addresses)
{
	const struct program *program = addresses->program;
	struct callgraph *graph =
		arena_new(program->session->arena, struct callgraph);

	graph->program = program;
	for (uint32_t i = 0; i < program->modules.count; i++) {
		const struct module *module = program->modules.items[i];

		for (uint32_t j = 0; j < module->units.count; j++)
			add_direct(graph, addresses, module,
			           module->units.items[j]);
	}
	list_each (const struct link *const, link, &addresses->calls)
		add_indirect(graph, addresses, *link);
	return graph;
}
