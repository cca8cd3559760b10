/*
 * The graph has a node for each function of the objects.  Its strongly
 * connected parts (Tarjan 1972) come up from the leaves, so that the depth of
 * what a part calls is known when it is looked at.
 */
#include "depth.h"

#include <string.h>

#include "../calculus/callgraph.h"
#include "depth_graph.h"

/* Bytes of the return address that a thread's first function has. */
enum { RETURN_ADDRESS = 4 };

struct search {
	const struct program *program;
	struct depth_nodes stack;
	uint32_t count;
	uint32_t level;
};

static bool
is_bounded(const struct depth_node *node)
{
	return node->routine && node->routine->bound;
}

/* What a call takes: up to it, and behind it if that is known. */
static uint32_t
through(const struct depth_call *call)
{
	return call->depth + call->to->bytes;
}

static void
learn(struct depth_node *node, const struct depth_node *vague)
{
	if (!node->vague)
		node->vague = vague;
}

/* A function that is in no cycle: it takes what its deepest call does. */
static void
finish_alone(struct depth_node *node)
{
	node->bytes = node->own;
	node->times = 1;
	if (node->unbounded || node->is_open)
		node->vague = node;
	list_each (const struct depth_call, call, &node->calls) {
		if (call->to->vague)
			learn(node, call->to->vague);
		if (through(call) > node->bytes) {
			node->bytes = through(call);
			node->deepest = call->to;
			node->before = call->depth;
		}
	}
}

static bool
is_inside(const struct depth_node *node, uint32_t part)
{
	return node->part == part;
}

/*
 * The deepest way inside a cycle that begins at a function, up to the next
 * begin of a bounded one.  Without one on every way it has no end.
 */
static uint32_t
round_from(struct depth_node *node, uint32_t part, struct depth_node **endless)
{
	if (node->round_state == ROUND_DONE)
		return node->round;
	if (node->round_state == ROUND_OPEN) {
		*endless = node;
		return 0;
	}
	node->round_state = ROUND_OPEN;
	node->round = node->own;
	list_each (const struct depth_call, call, &node->calls) {
		uint32_t bytes = call->depth;

		if (!is_inside(call->to, part))
			continue;
		if (!is_bounded(call->to))
			bytes += round_from(call->to, part, endless);
		if (bytes > node->round)
			node->round = bytes;
	}
	node->round_state = ROUND_DONE;
	return node->round;
}

/* The deepest way out of a cycle. */
static uint32_t
way_out(const struct depth_nodes *members, uint32_t part,
        struct depth_node **deepest)
{
	uint32_t most = 0;

	for (uint32_t i = 0; i < members->count; i++)
		list_each (const struct depth_call, call,
		           &members->items[i]->calls)
			if (!is_inside(call->to, part) &&
			    through(call) > most) {
				most = through(call);
				*deepest = call->to;
			}
	return most;
}

/*
 * Functions that call each other: each begin of a bounded one is a round, and
 * no round is deeper than the deepest; there is one more before the first.
 */
static void
finish_cycle(const struct depth_nodes *members, uint32_t part)
{
	struct depth_node *endless = NULL, *deepest = NULL;
	const struct depth_node *vague = NULL;
	uint32_t rounds = 1, round = 0, out;

	for (uint32_t i = 0; i < members->count; i++) {
		struct depth_node *node = members->items[i];
		uint32_t bytes = round_from(node, part, &endless);

		rounds += is_bounded(node) ? node->routine->bound->value : 0;
		round = bytes > round ? bytes : round;
		if (node->unbounded || node->is_open)
			vague = node;
		list_each (const struct depth_call, call, &node->calls)
			if (!is_inside(call->to, part) && call->to->vague)
				vague = call->to->vague;
	}
	out = way_out(members, part, &deepest);
	for (uint32_t i = 0; i < members->count; i++) {
		struct depth_node *node = members->items[i];

		node->times = rounds - is_bounded(node);
		node->before = node->times * round;
		node->bytes = node->before + out;
		node->deepest = deepest;
		node->is_endless = endless != NULL;
		node->vague = endless ? endless : vague;
	}
}

static void
finish(struct search *search, struct depth_node *node)
{
	struct arena *arena = search->program->session->arena;
	struct depth_nodes members = {0};
	struct depth_node *member;
	bool calls_itself = false;

	do {
		member = search->stack.items[--search->stack.count];
		member->is_on_stack = false;
		member->part = node->index;
		*list_add(arena, &members) = member;
	} while (member != node);
	list_each (const struct depth_call, call, &node->calls)
		calls_itself |= call->to == node;
	if (members.count == 1 && !calls_itself)
		finish_alone(node);
	else
		finish_cycle(&members, node->index);
}

static void
visit(struct search *search, struct depth_node *node)
{
	enum { MAX_LEVEL = 20000 };

	node->index = node->low = ++search->count;
	node->is_on_stack = true;
	*list_add(search->program->session->arena, &search->stack) = node;
	/* So deep a chain fits on no stack; the tool's own must hold it. */
	node->is_open |= search->level > MAX_LEVEL;
	search->level++;
	list_each (const struct depth_call, call, &node->calls) {
		if (call->to->index == 0 && search->level <= MAX_LEVEL + 1)
			visit(search, call->to);
		if (call->to->is_on_stack && call->to->low < node->low)
			node->low = call->to->low;
	}
	search->level--;
	if (node->low == node->index)
		finish(search, node);
}

static void
add_entry(struct depth_graph *graph, struct depth_entries *entries,
          struct depth_node *node, const char *what)
{
	struct depth_entry *entry;
	bool is_boot = strcmp(what, "boot") == 0;

	list_each (const struct depth_entry, known, entries)
		if (known->node == node)
			return;
	entry = list_add(graph->arena, entries);
	entry->name = node->name;
	entry->what = what;
	entry->is_client = node->module && !node->module->placement;
	entry->node = node;
	entry->vague = node->vague;
	entry->bytes = node->bytes + (is_boot ? 0 : RETURN_ADDRESS);
}

static void
add_callbacks(struct depth_graph *graph, struct depth_entries *entries)
{
	const struct program *program = graph->program;

	for (uint32_t i = 0; i < program->modules.count; i++) {
		const struct module *module = program->modules.items[i];

		if (!module->placement)
			continue;
		list_each (const struct name, name,
		           &module->placement->layer->callbacks) {
			struct depth_node *node =
				depth_graph_find(graph, module, name->text);

			if (node)
				add_entry(graph, entries, node, "callback");
		}
	}
}

/* Functions of this image's client that it hands to a primitive. */
static void
add_handed(struct depth_graph *graph, struct depth_entries *entries)
{
	struct addresses *addresses = graph->program->addresses;

	list_each (const struct link, link, &addresses->links) {
		struct address_list list;

		if (link->module != graph->client || !link->to_entity ||
		    link->transfer->to.kind != END_ARGUMENT ||
		    link->to_entity->module == link->module)
			continue;
		list = addresses_of_link(addresses, link);
		list_each (const struct address *const, address, &list) {
			struct depth_node *node =
				address_is_function(*address)
					? depth_graph_find(graph,
			                                   (*address)->module,
			                                   (*address)->symbol)
					: NULL;

			if (node && (*address)->module == link->module)
				add_entry(graph, entries, node, "callback");
		}
	}
}

const char *
depth_compute(const struct plan *plan, const struct program *program,
              const struct plan_image *image, struct depth_entries *entries)
{
	struct depth_graph graph = {0};
	struct search search = {.program = program};
	const char *wrong = depth_graph_make(plan, program, image, &graph);

	if (wrong)
		return wrong;
	for (uint32_t i = 0; i < graph.nodes.count; i++)
		if (graph.nodes.items[i]->index == 0)
			visit(&search, graph.nodes.items[i]);
	if (graph.boot)
		add_entry(&graph, entries, graph.boot, "boot");
	add_callbacks(&graph, entries);
	add_handed(&graph, entries);
	return NULL;
}

void
depth_chain(struct arena *arena, const struct depth_entry *entry,
            struct depth_steps *steps)
{
	const struct depth_node *node = entry->node;

	for (; node; node = node->deepest) {
		struct depth_step *step = list_add(arena, steps);

		step->function = node->name;
		step->module = node->module ? node->module->name : "";
		step->definition =
			node->routine ? node->routine->definition : NULL;
		step->times = node->times;
		step->bytes = node->deepest ? node->before : node->bytes;
	}
}

const char *
depth_vague(const struct depth_node *node)
{
	if (node->is_endless)
		return "calls itself, and no line says how often";
	if (node->unbounded)
		return "takes as much of the stack as is asked for when it "
		       "runs";
	return "calls through a pointer, and nothing tells what it holds";
}
