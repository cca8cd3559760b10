/* The graph of calls; chart.h. */
#include "chart.h"

/*
 * A layer's functions stand in rows, a callee below its caller, as far as so
 * many rows go, and at most so many of them beside each other.
 */
enum { DEPTH_MOST = 8, ROW_MOST = 9 };

/* A function of the layer that is being drawn. */
struct spot {
	const struct call_node *node;
	unsigned depth;
	bool is_found, is_open;
};

struct spots LIST(struct spot);

/* A picture as it is written, and how many of its rows are. */
struct drawing {
	struct text *text;
	const struct calls *calls;
	unsigned rows;
};

static const char *
layer_of(const struct call_node *node)
{
	return node->module->name;
}

static struct spots
spots_of(const struct drawing *drawing, const struct placement *placement)
{
	struct spots spots = {0};

	list_each (struct call_node *, node, &drawing->calls->nodes)
		if ((*node)->module->placement == placement)
			list_add(drawing->text->arena, &spots)->node = *node;
	return spots;
}

/* Puts a function so deep at least, and what it calls in its layer deeper. */
static void
sink(struct spots *spots, struct spot *spot, unsigned depth)
{
	if (spot->is_open || depth >= DEPTH_MOST ||
	    (spot->is_found && depth <= spot->depth))
		return;
	spot->depth = depth;
	spot->is_found = spot->is_open = true;
	list_each (struct call_node *const, callee, &spot->node->callees)
		list_each (struct spot, other, spots)
			if (other->node == *callee)
				sink(spots, other, depth + 1);
	spot->is_open = false;
}

/* Keeps a row below the one before, and the layer's name on the left. */
static void
begin_row(struct drawing *drawing, const char *layer)
{
	unsigned row = drawing->rows++;

	if (row > 0)
		text_print(drawing->text,
		           "\t\"%u\" -> \"%u\" [style=invis, weight=100]\n",
		           row - 1, row);
	text_print(drawing->text,
	           "\t\"%u\" [label=\"%s\", shape=plaintext, "
	           "fontcolor=gray35, group=names]\n"
	           "\t{\n\t\trank=same\n\t\t\"%u\"\n",
	           row, layer, row);
}

/* Ends a row of so many functions from one on, which are of one depth. */
static void
end_row(struct drawing *drawing, struct spot *const *spots, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		text_print(drawing->text, "\t\t\"%s@%s\" [label=\"%s\"]\n",
		           spots[i]->node->name, layer_of(spots[i]->node),
		           spots[i]->node->name);
	text_print(drawing->text, "\t}\n");
	for (uint32_t i = 0; i < count; i++)
		text_print(drawing->text,
		           "\t\"%u\" -> \"%s@%s\" [style=invis, weight=0]\n",
		           drawing->rows - 1, spots[i]->node->name,
		           layer_of(spots[i]->node));
}

/* Functions of one depth, in as many rows as they take, all equally long. */
static void
add_rows(struct drawing *drawing, struct spots *spots, unsigned depth,
         const char **layer)
{
	struct {
		struct spot **items;
		uint32_t count, capacity;
	} level = {0};
	uint32_t rows, done = 0;

	list_each (struct spot, spot, spots)
		if (spot->depth == depth)
			*list_add(drawing->text->arena, &level) = spot;
	rows = (level.count + ROW_MOST - 1) / ROW_MOST;
	for (; rows > 0; rows--) {
		uint32_t count = (level.count - done + rows - 1) / rows;

		begin_row(drawing, *layer);
		end_row(drawing, level.items + done, count);
		*layer = "";
		done += count;
	}
}

static void
add_layer(struct drawing *drawing, const struct placement *placement)
{
	struct spots spots = spots_of(drawing, placement);
	const char *name = placement->layer->name.text;

	list_each (struct spot, spot, &spots)
		sink(&spots, spot, 0);
	for (unsigned depth = 0; depth < DEPTH_MOST; depth++)
		add_rows(drawing, &spots, depth, &name);
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

void
chart_calls(struct text *text, const struct calls *calls,
            const struct call_nodes *roots)
{
	const struct composition *c = calls->program->composition;
	struct drawing drawing = {.text = text, .calls = calls};

	text_print(text, "digraph \"%s %s\" {\n%s", c->kernel->name.text,
	           roots->items[0]->name, chart_head);
	/* A thousand calls would take graphviz a minute without limits. */
	text_print(text, "\tgraph [ranksep=0.22, nodesep=0.12, "
	                 "nslimit=2, nslimit1=2, mclimit=0.5]\n"
	                 "\tnode [shape=box, height=0.25, "
	                 "margin=\"0.06,0.03\"]\n"
	                 "\tedge [color=gray40, arrowsize=0.6]\n");
	for (uint32_t i = c->placements.count; i-- > 0;)
		add_layer(&drawing, c->placements.items[i]);
	list_each (struct call_node *const, node, &calls->nodes)
		add_edges(text, *node, &(*node)->callees, "");
	list_each (struct call_node *const, node, &calls->nodes)
		add_edges(text, *node, &(*node)->callbacks, " [style=dashed]");
	text_print(text, "}\n");
}
