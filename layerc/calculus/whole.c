#include "whole.h"

#include "callbacks.h"
#include "callgraph.h"

/* Where no layer is held to more than edges, nobody asks. */
static bool
is_wanted(const struct program *program)
{
	for (uint32_t i = 0; i < program->modules.count; i++)
		if (!program_has_edges_only(program->modules.items[i]))
			return true;
	return false;
}

static bool
is_complete(const struct program *program)
{
	for (uint32_t i = 0; i < program->modules.count; i++)
		if (program->modules.items[i]->incomplete)
			return false;
	return true;
}

void
whole_follow(struct program *program)
{
	if (!is_complete(program) || !is_wanted(program))
		return;
	program->addresses = addresses_solve(program);
	program->graph = callgraph_make(program->addresses);
}

void
whole_check(struct program *program)
{
	if (!program->addresses)
		return;
	callbacks_check(program, program->addresses);
	callgraph_check_recursion(program->graph);
}
