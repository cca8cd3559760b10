/*
 * Cycles of calls.  What nobody calls and what calls nobody is in none: it is
 * taken away, again and again, and what is left is searched.
 */
#include "../report/edit.h"
#include "callgraph.h"

struct routines LIST(struct routine *);

/* Whether a call may be one more round of a cycle that no line bounds. */
static bool
is_open(const struct call_site *call)
{
	return !call->to->gone && !call->to->bound;
}

static bool
calls_any(const struct routine *routine)
{
	list_each (const struct call_site, call, &routine->calls)
		if (is_open(call))
			return true;
	return false;
}

static void
take_away(struct callgraph *graph, struct routine *routine,
          struct routines *free)
{
	if (routine->gone)
		return;
	routine->gone = true;
	list_each (const struct call_site, call, &routine->calls)
		if (!call->to->bound && --call->to->callers == 0)
			*list_add(graph->program->session->arena, free) =
				call->to;
}

/* Leaves cycles, and what lies between two of them. */
static void
trim(struct callgraph *graph)
{
	struct routines free = {0};
	bool changed = true;

	for (uint32_t i = 0; i < graph->routines.count; i++)
		list_each (const struct call_site, call,
		           &graph->routines.items[i]->calls)
			call->to->callers += !call->to->bound;
	for (uint32_t i = 0; i < graph->routines.count; i++)
		if (graph->routines.items[i]->callers == 0)
			take_away(graph, graph->routines.items[i], &free);
	for (uint32_t i = 0; i < free.count; i++)
		take_away(graph, free.items[i], &free);
	while (changed) {
		changed = false;
		for (uint32_t i = 0; i < graph->routines.count; i++) {
			struct routine *routine = graph->routines.items[i];

			if (routine->gone || calls_any(routine))
				continue;
			routine->gone = changed = true;
		}
	}
}

/*
 * Searches the shortest way from a routine back to itself; with bounded, one
 * through bounded ones too.  Returns the last call of it, or NULL.
 */
static const struct call_site *
find_cycle(struct callgraph *graph, struct routine *start, bool bounded)
{
	struct arena *arena = graph->program->session->arena;
	struct routines queue = {0};

	graph->search++;
	*list_add(arena, &queue) = start;
	start->before = NULL;
	for (uint32_t i = 0; i < queue.count; i++)
		list_each (const struct call_site, call,
		           &queue.items[i]->calls) {
			struct routine *to = call->to;

			if (to == start) {
				start->before = queue.items[i];
				start->by = call;
				return call;
			}
			if (to->search == graph->search ||
			    !(bounded || is_open(call)))
				continue;
			to->search = graph->search;
			to->before = queue.items[i];
			to->by = call;
			*list_add(arena, &queue) = to;
		}
	return NULL;
}

/* The routines of a cycle that was found, from its start on. */
static struct routines
cycle_of(struct callgraph *graph, struct routine *start)
{
	struct arena *arena = graph->program->session->arena;
	struct routines backward = {0}, cycle = {0};
	const struct routine *at = start;

	do {
		*list_add(arena, &backward) = (struct routine *)at;
		at = at->before;
	} while (at != start);
	*list_add(arena, &cycle) = start;
	for (uint32_t i = backward.count; i-- > 1;)
		*list_add(arena, &cycle) = backward.items[i];
	return cycle;
}

static void
note_call(struct diag *diag, const struct routine *from,
          const struct routine *to)
{
	diag_note(diag, to->by->span, "'%s' of '%s' calls '%s' of '%s'%s",
	          from->definition->symbol, from->module->name,
	          to->definition->symbol, to->module->name,
	          to->by->indirect ? " through a pointer" : "");
}

static uint32_t
height_of(const struct routine *routine)
{
	return routine->module->placement ? routine->module->placement->group
	                                  : UINT32_MAX;
}

static struct routine *
top_of(const struct routines *cycle)
{
	struct routine *top = cycle->items[0];

	for (uint32_t i = 1; i < cycle->count; i++)
		if (height_of(cycle->items[i]) > height_of(top))
			top = cycle->items[i];
	return top;
}

/* Both repairs; a line that is missing has no place. */
static void
note_repair(const struct program *program, const struct routine *start)
{
	bool is_client = !start->module->placement;
	const char *label = program_label(start->module);

	diag_note(program->session->diag, (struct span){0},
	          "a loop needs no stack; where the depth is known, the "
	          "manifest of '%s' states it: 'recursion %s at most N%s%s'",
	          is_client ? program->composition->kernel->name.text : label,
	          start->definition->symbol, is_client ? " in " : "",
	          is_client ? label : "");
}

static void
report(struct callgraph *graph, struct routine *found)
{
	struct diag *diag = graph->program->session->diag;
	struct routines cycle = cycle_of(graph, found);
	/* Told from the top, the way begins downwards. */
	struct routine *start = top_of(&cycle);
	const struct routine *next;

	cycle = cycle_of(graph, start);
	next = cycle.items[1 % cycle.count];

	program_enter(graph->program, start->module);
	diag_report(diag, DIAG_unbounded_recursion, next->by->span,
	            cycle.count == 1
	                    ? "'%s' of '%s' calls itself, and nothing says how "
	                      "often"
	                    : "'%s' of '%s' comes back to itself, and nothing "
	                      "says how often",
	            start->definition->symbol, start->module->name);
	for (uint32_t i = 0; cycle.count > 1 && i < cycle.count; i++)
		note_call(diag, cycle.items[i],
		          cycle.items[(i + 1) % cycle.count]);
	note_repair(graph->program, start);
	for (uint32_t i = 0; i < cycle.count; i++)
		cycle.items[i]->gone = true;
}

static void
check_bounds(struct callgraph *graph, const struct module *module)
{
	const struct kernel *kernel = graph->program->composition->kernel;
	struct diag *diag = graph->program->session->diag;
	struct bounds bounds = callgraph_bounds(graph->program, module);

	list_each (const struct bound, bound, &bounds) {
		const struct definition *definition = map_get(
			&module->definition_by_symbol, bound->name.text);
		struct routine *routine =
			definition ? map_get(&graph->routine_by_definition,
		                             definition)
				   : NULL;

		/* What a kernel takes over from another may lie idle. */
		if (!module->placement &&
		    bound->name.span.source != kernel->source)
			continue;
		if (routine && find_cycle(graph, routine, true))
			continue;
		diag_report(diag, DIAG_unused_recursion, bound->name.span,
		            "'%s' bounds the recursion of '%s', which does not "
		            "call itself",
		            module->name, bound->name.text);
		/* A name that is misspelled may be needed. */
		if (definition)
			edit_remove_first(diag, bound->name.span);
	}
}

void
callgraph_check_recursion(struct callgraph *graph)
{
	const struct program *program = graph->program;

	trim(graph);
	for (uint32_t i = 0; i < graph->routines.count; i++) {
		struct routine *routine = graph->routines.items[i];

		if (!routine->gone && !routine->bound &&
		    !program_has_edges_only(routine->module) &&
		    find_cycle(graph, routine, false))
			report(graph, routine);
	}
	for (uint32_t i = 0; i < program->modules.count; i++)
		check_bounds(graph, program->modules.items[i]);
}
