/*
 * What each function of a module, or of its specifications, does to the
 * abstract state, through its calls and through the abstraction of its layer.
 */
#pragma once

#include "program.h"

/* Why a function touches a component: the first place that does. */
struct reason {
	const struct component *component;
	const struct use *use;
	bool believed; /* more may come of it: through pointers, in C */
};

struct effects {
	struct {
		struct reason *items;
		uint32_t count, capacity;
	} reads, writes;
};

struct inference {
	struct program *program;
	const struct module *module;
	bool is_spec;      /* of specifications, which name components */
	struct map by_key; /* to struct effects; see key_of */
	struct {
		struct effects **items;
		uint32_t count, capacity;
	} all;
	bool changed; /* while it is inferred */
};

/* Runs through all uses until nothing new follows: calls may be recursive. */
void effects_infer(struct inference *inference);

/* The first place at which a component is read, or written; NULL if none. */
const struct reason *effects_find(const struct effects *effects, bool write,
                                  const struct component *component);

/* The component as the overlay of the layer sees it. */
const struct component *effects_seen_from(const struct component *component,
                                          const struct placement *placement);
