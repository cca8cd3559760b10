/* The functions of an image's objects and their calls; only depth.c uses it. */
#pragma once

#include "../calculus/callgraph.h"
#include "../source/frames.h"
#include "depth.h"

struct depth_call {
	uint32_t depth; /* of the caller's stack, there */
	struct depth_node *to;
};

enum round_state { ROUND_NEW, ROUND_OPEN, ROUND_DONE };

struct depth_node {
	const char *name;
	const struct module *module;   /* or NULL */
	const struct routine *routine; /* or NULL */
	const struct frame *frame;
	uint32_t own;   /* bytes, without calls */
	bool unbounded; /* they may be more */
	bool is_open;   /* it calls what nobody knows */
	struct {
		struct depth_call *items;
		uint32_t count, capacity;
	} calls;

	/* For the search of depth.c. */
	uint32_t index, low, part;
	bool is_on_stack, is_endless;
	enum round_state round_state;
	uint32_t round, times;
	uint32_t bytes, before; /* at most; up to the call of deepest */
	const struct depth_node *deepest, *vague;
};

struct depth_nodes LIST(struct depth_node *);

/* An object of the image. */
struct depth_object {
	const struct module *module; /* NULL: merged of several */
	const struct code *code;
	bool compiled;
	struct frames frames;
	struct map node_by_function; /* to struct depth_node */
	struct map node_by_name;     /* the same */
};

struct depth_graph {
	struct arena *arena;
	struct decoder *decoder; /* while objects are read */
	const struct program *program;
	const struct module *client; /* of this image */
	struct depth_nodes nodes;
	struct {
		struct depth_object **items;
		uint32_t count, capacity;
	} objects;
	struct map global_by_name; /* to struct depth_node */
	struct depth_node *boot;   /* or NULL */
};

/*
 * Reads the objects of an image and makes their graph.  Returns NULL, or the
 * path of an object that cannot be read.
 */
const char *depth_graph_make(const struct plan *plan,
                             const struct program *program,
                             const struct plan_image *image,
                             struct depth_graph *graph);

/* The function that a module has under a name, or NULL. */
struct depth_node *depth_graph_find(const struct depth_graph *graph,
                                    const struct module *module,
                                    const char *name);
