/*
 * The composition of a stack of layers, by the rules of the calculus
 * ("Deep Specifications and Certified Abstraction Layers", POPL 2015,
 * sections 3 and 4): what is visible where, and why a name is not.
 *
 * Pure: it reads no file and starts no process.  Interfaces are not copied
 * from layer to layer.  Each name has a history of the layers that export,
 * restate or hide it, so that a stack costs as much as its manifests are long.
 */
#pragma once

#include "../manifest/project.h"

struct placement;
struct primitive;

/* A part of the abstract state. */
struct component {
	const char *name;
	const struct state *state; /* the line that introduces it */
	const struct placement *placement;
	const struct placement *ended_by; /* abstracts it away, or NULL */
	struct component *into;           /* what it becomes there */
	struct {
		struct primitive **items;
		uint32_t count, capacity;
	} users;
};

struct components LIST(const struct component *);

struct footprint {
	struct components reads, writes;
};

/* What an interface offers under a name. */
struct primitive {
	const char *name;
	const struct export *export;
	const struct placement *placement; /* whose overlay brings it */
	const struct primitive *restated;  /* the same code, further down */
	struct footprint footprint;        /* as declared */
	unsigned flags;                    /* enum export_flag */
};

struct primitives LIST(const struct primitive *);

enum event_kind { EVENT_EXPORT, EVENT_RESTATE, EVENT_HIDE };

/* What one layer does to a name. */
struct event {
	enum event_kind kind;
	const struct placement *placement;
	const struct primitive *primitive; /* EVENT_HIDE: NULL */
	const struct name *word;           /* in the manifest */
};

/* What the layers of the stack do to a name, from the bottom up. */
struct history {
	const char *name;
	struct {
		struct event *items;
		uint32_t count, capacity;
	} events;
};

struct import {
	bool used; /* the code was seen to use it */
	bool glue; /* a layer below hides it: a 'glue' line brings it */
	const struct name *word;
	const struct primitive *primitive; /* NULL after an error */
};

/* An 'allow' line of a layer. */
struct allowed {
	bool used; /* something was seen to need it */
	const struct allowance *line;
	const struct primitive
		*primitive; /* that a layer below hides, or NULL */
};

/* A layer in its place in a stack. */
struct placement {
	const struct layer *layer;
	uint32_t group; /* 0 at the bottom */
	struct {
		struct import *items;
		uint32_t count, capacity;
	} imports;
	struct map import_by_name; /* to struct import */
	struct alloweds LIST(struct allowed) allowed;
	struct map export_by_name; /* to struct primitive, restated too */
	struct {
		struct primitive **items;
		uint32_t count, capacity;
	} exports;
	struct {
		struct component **items;
		uint32_t count, capacity;
	} states;
	struct map state_of_variable;  /* to struct component */
	const struct primitive *init;  /* its own, or NULL */
	struct primitives inits_below; /* the nearest of the underlay */
	uint32_t passes;               /* names that pass through (EMPTY) */
	bool at_home; /* stands on the underlay that 'over' names */
	bool broken;  /* it imports what nothing provides */
};

struct composition {
	struct session *session;
	const struct project *project;
	const struct kernel *kernel; /* NULL: a layer on its home stack */
	struct {
		struct placement **items;
		uint32_t count, capacity;
	} placements; /* from the bottom up; a group's stand together */
	uint32_t group_count;
	struct primitives top_inits; /* the highest; a sum may have several */
	struct map history_by_name;  /* to struct history */
	struct {
		struct history **items;
		uint32_t count, capacity;
	} histories;
	struct map component_by_name;  /* to struct component */
	struct map owner_by_variable;  /* to struct placement */
	struct map placement_by_layer; /* name to struct placement */
};

/* Composes the stack of a kernel and reports what breaks a rule. */
struct composition *compose_kernel(struct session *session,
                                   const struct project *project,
                                   const struct kernel *kernel);

/*
 * Composes a layer with its home underlays down to the bottom; NULL if they
 * lead in a circle, of which no stack can be built.
 */
struct composition *compose_layer(struct session *session,
                                  const struct project *project,
                                  const struct layer *layer);

/*
 * Returns what name means in the interface below a group (of the whole stack
 * for group_count), or NULL when nothing visible has that name.
 */
const struct primitive *compose_visible(const struct composition *composition,
                                        const char *name, uint32_t group);

/*
 * Returns the event that decides what name is for a module that stands on the
 * interface below group: the last one from below, or else the first above;
 * NULL when no layer has the name.
 */
const struct event *compose_why(const struct composition *composition,
                                const char *name, uint32_t group);

/* Whether two placements are the sides of one horizontal composition. */
bool compose_are_siblings(const struct placement *a, const struct placement *b);

/* Words for what a layer stands on, as 'A' or 'A + B'; "nothing". */
const char *compose_underlay_words(const struct composition *composition,
                                   uint32_t group);
