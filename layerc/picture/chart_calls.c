/* The graph of calls; chart.h. */
#include "chart.h"

static const char *
layer_of(const struct call_node *node)
{
	return node->module->name;
}

static uint32_t
count_in(const struct calls *calls, const struct placement *placement)
{
	uint32_t count = 0;

	list_each (struct call_node *, node, &calls->nodes)
		count += (*node)->module->placement == placement;
	return count;
}

/* A function whose layer has no other here says which that is. */
static void
add_alone(struct text *text, const struct call_node *node)
{
	const char *layer = layer_of(node);

	text_print(text,
	           "\t\"%s@%s\" [label=<<font color=\"gray35\">%s</font>"
	           "<br/>%s>]\n",
	           node->name, layer, layer, node->name);
}

/* A frame for a layer; its functions stand side by side. */
static void
add_cluster(struct text *text, const struct calls *calls,
            const struct placement *placement, uint32_t number)
{
	const char *layer = placement->layer->name.text;

	text_print(text, "\tsubgraph cluster_%u {\n", number);
	text_print(text,
	           "\t\tlabel=\"%s\"\n\t\tlabeljust=l\n\t\tfontsize=11\n"
	           "\t\tfontcolor=gray35\n\t\tcolor=gray60\n"
	           "\t\trank=same\n",
	           layer);
	list_each (struct call_node *, node, &calls->nodes)
		if ((*node)->module->placement == placement)
			text_print(text, "\t\t\"%s@%s\" [label=\"%s\"]\n",
			           (*node)->name, layer, (*node)->name);
	text_print(text, "\t}\n");
}

static void
add_layer(struct text *text, const struct calls *calls, uint32_t number)
{
	const struct placement *placement =
		calls->program->composition->placements.items[number];
	uint32_t count = count_in(calls, placement);

	if (count > 1)
		add_cluster(text, calls, placement, number);
	else if (count == 1)
		add_alone(text, calls_node_in(calls, placement));
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
	const struct call_node *node = calls_node_in(calls, upper);
	uint32_t group = upper->group;

	while (node && number-- > 0) {
		const struct placement *lower = c->placements.items[number];
		struct call_node *below = calls_node_in(calls, lower);

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
	text_print(text, "%s\tedge [color=gray40, arrowsize=0.7]\n",
	           chart_head);
	for (uint32_t i = c->placements.count; i-- > 0;)
		add_layer(text, calls, i);
	list_each (struct call_node *const, node, &calls->nodes)
		add_edges(text, *node, &(*node)->callees, "");
	list_each (struct call_node *const, node, &calls->nodes)
		add_edges(text, *node, &(*node)->callbacks, " [style=dashed]");
	for (uint32_t i = 0; i < c->placements.count; i++)
		add_order(text, calls, i);
	text_print(text, "}\n");
}
