/*
 * Which function calls which, in the whole program: by name, and through
 * pointers as far as addresses.h tells what they hold.
 */
#pragma once

#include "addresses.h"

struct routine;

/* A place that calls. */
struct call_site {
	struct routine *to;
	struct span span, macro; /* as in struct use */
	bool indirect;           /* through a pointer */
};

/* A function. */
struct routine {
	const struct module *module;
	const struct definition *definition;
	const struct bound *bound; /* of its recursion, or NULL */
	struct {
		struct call_site *items;
		uint32_t count, capacity;
	} calls;
	bool calls_unknown; /* through a pointer that may hold anything */

	/* For who searches the graph. */
	uint32_t callers, search;
	bool gone;
	const struct routine *before;
	const struct call_site *by;
};

struct callgraph {
	const struct program *program;
	struct map routine_by_definition;
	struct {
		struct routine **items;
		uint32_t count, capacity;
	} routines; /* in the order of the modules and their text */
	uint32_t search;
};

/* What 'recursion' lines state for functions of a module. */
struct bounds callgraph_bounds(const struct program *program,
                               const struct module *module);

/* Makes the graph of a program's code. */
struct callgraph *callgraph_make(struct addresses *addresses);

/*
 * Reports cycles of calls that no 'recursion' line bounds, the calls of each
 * in notes, and lines that bound nothing.
 */
void callgraph_check_recursion(struct callgraph *graph);
