/* The graph of calls; chart.h. */
#include "chart.h"

static const char *
layer_of(const struct call_node *node)
{
	return node->module->name;
}

/* A function of a placement's, or NULL; the same one each time. */
static struct call_node *
node_in(const struct calls *calls, const struct placement *placement)
{
	list_each (struct call_node *, node, &calls->nodes)
		if ((*node)->module->placement == placement)
			return *node;
	return NULL;
}

/* A box for a layer; its functions stand side by side. */
static void
add_cluster(struct text *text, const struct calls *calls,
            const struct placement *placement, uint32_t number)
{
	const char *layer = placement->layer->name.text;

	text_print(text, "\tsubgraph cluster_%u {\n", number);
	text_print(text, "\t\tlabel=\"%s\"\n\t\trank=same\n", layer);
	list_each (struct call_node *, node, &calls->nodes)
		if ((*node)->module->placement == placement)
			text_print(text, "\t\t\"%s@%s\" [label=\"%s\"]\n",
			           (*node)->name, layer, (*node)->name);
	text_print(text, "\t}\n");
}

static void
add_edges(struct text *text, const struct call_node *node,
          const struct call_nodes *to, const char *style)
{
	list_each (struct call_node *const, callee, to)
		text_print(text, "\t\"%s@%s\" -> \"%s@%s\"%s\n", node->name,
		           layer_of(node), (*callee)->name, layer_of(*callee),
		           style);
}

/* Keeps a box above those of the next group that has any, unseen. */
static void
add_order(struct text *text, const struct calls *calls, uint32_t number)
{
	const struct composition *c = calls->program->composition;
	const struct placement *upper = c->placements.items[number];
	const struct call_node *node = node_in(calls, upper);
	uint32_t group = upper->group;

	while (node && number-- > 0) {
		const struct placement *lower = c->placements.items[number];
		struct call_node *below = node_in(calls, lower);

		if (!below || lower->group == upper->group)
			continue;
		if (group < upper->group && lower->group < group)
			return;
		group = lower->group;
		add_edges(text, node, &(struct call_nodes){&below, 1, 1},
		          " [style=invis]");
	}
}

void
chart_calls(struct text *text, const struct calls *calls,
            const struct call_nodes *roots)
{
	const struct composition *c = calls->program->composition;

	text_print(text, "digraph \"%s %s\" {\n", c->kernel->name.text,
	           roots->items[0]->name);
	text_print(text, "\tnewrank=true\n\tnode [shape=box]\n");
	for (uint32_t i = c->placements.count; i-- > 0;)
		if (node_in(calls, c->placements.items[i]))
			add_cluster(text, calls, c->placements.items[i], i);
	list_each (struct call_node *const, node, &calls->nodes)
		add_edges(text, *node, &(*node)->callees, "");
	list_each (struct call_node *const, node, &calls->nodes)
		add_edges(text, *node, &(*node)->callbacks, " [style=dashed]");
	for (uint32_t i = 0; i < c->placements.count; i++)
		add_order(text, calls, i);
	text_print(text, "}\n");
}
