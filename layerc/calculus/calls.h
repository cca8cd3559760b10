/*
 * Who calls whom: the functions that a function of a layer reaches, from layer
 * to layer, as the facts of the code have it.
 *
 * What a module keeps to itself, its static functions and tables of functions,
 * is followed through and is no node.  An address that is handed on is no call;
 * neither is what an assertion would say: a macro's call to a primitive that
 * does not return.  A call through a pointer that does not lead down is a
 * callback, an edge of its own; what a client does then is not followed.
 */
#pragma once

#include "program.h"

struct call_node;

struct call_nodes LIST(struct call_node *);

struct call_node {
	const char *name;
	const struct module *module; /* that defines it */
	const struct definition *definition;
	struct call_nodes callees; /* those of the upper layers first */
	struct call_nodes callbacks;
	bool is_called;  /* by its name, or it is the first */
	bool is_printed; /* for who prints a tree */
};

struct calls {
	const struct program *program;
	bool only_inits;               /* calls from an init to an init */
	struct map node_by_definition; /* to struct call_node */
	struct call_nodes nodes; /* each one is reached from those before */
};

/* Where a function is defined; module is NULL when it is nowhere. */
struct call_root {
	const struct module *module;
	const struct definition *definition;
};

/*
 * Where the code of a primitive is, perhaps below who restates it; module is
 * NULL when it was not read.
 */
struct call_root calls_code_of(const struct program *program,
                               const struct primitive *primitive);

/* What a module has under a name that a unit of it uses, or NULL. */
const struct definition *calls_own(const struct module *module,
                                   const struct unit *unit, const char *symbol);

/*
 * Finds the function that a layer, a name, has under a name: its own, or one
 * that it restates.  Without a layer, NULL, the first from below.
 */
struct call_root calls_find(const struct program *program, const char *name,
                            const char *layer);

/* Adds a function to the graph with all that it reaches.  Returns its node. */
struct call_node *calls_add(struct calls *calls, struct call_root root);

/* A function of a placement's in the graph, or NULL; the same one each time. */
struct call_node *calls_node_in(const struct calls *calls,
                                const struct placement *placement);
