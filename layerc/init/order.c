/*
 * Nodes that reach each other are a cycle.  Cycles are put on each other as
 * they use each other; inside one, all subsets are tried in which the nodes
 * below could be (Held and Karp).  When it is large, nodes are moved one by one
 * to where they cost least, and each run of neighbours is ordered exactly,
 * until nothing gets better.
 */
#include "order.h"

#include <string.h>

enum { ROUNDS_MOST = 64, WINDOW = 10 };

struct graph {
	struct arena *arena;
	uint32_t count;
	uint32_t *weight; /* [from * count + to] */
	uint64_t *reach;  /* [from * words + to / 64]: a set of nodes */
	uint32_t words;
	uint32_t *
		best; /* of a set of nodes of a part: what it costs at least, */
	uint8_t *last; /* and which of them stands on top then */
};

static uint32_t
weight_of(const struct graph *graph, uint32_t from, uint32_t to)
{
	return graph->weight[from * graph->count + to];
}

static bool
reaches(const struct graph *graph, uint32_t from, uint32_t to)
{
	return graph->reach[from * graph->words + to / 64] >> to % 64 & 1;
}

static void
close_over(struct graph *graph)
{
	uint32_t count = graph->count, words = graph->words;

	for (uint32_t i = 0; i < count; i++)
		for (uint32_t j = 0; j < count; j++)
			if (i == j || weight_of(graph, i, j) > 0)
				graph->reach[i * words + j / 64] |= UINT64_C(1)
				                                    << j % 64;
	for (uint32_t via = 0; via < count; via++)
		for (uint32_t i = 0; i < count; i++)
			for (uint32_t k = 0;
			     reaches(graph, i, via) && k < words; k++)
				graph->reach[i * words + k] |=
					graph->reach[via * words + k];
}

static struct graph
graph_of(struct arena *arena, uint32_t count, const struct order_edges *edges)
{
	uint32_t words = count / 64 + 1;
	struct graph graph = {
		.arena = arena,
		.count = count,
		.weight = arena_array(arena, uint32_t, (size_t)count * count),
		.reach = arena_array(arena, uint64_t, (size_t)count * words),
		.words = words,
		.best = arena_array(arena, uint32_t,
	                            UINT32_C(1) << ORDER_EXACT_MOST),
		.last = arena_array(arena, uint8_t,
	                            UINT32_C(1) << ORDER_EXACT_MOST),
	};

	list_each (const struct order_edge, edge, edges)
		if (edge->from != edge->to)
			graph.weight[edge->from * count + edge->to] +=
				edge->weight;
	close_over(&graph);
	return graph;
}

/* The nodes of one cycle, in the order that is being looked for. */
struct part {
	uint32_t *nodes;
	uint32_t count;
};

/* What it costs to put a node on top of a set: who of the set uses it. */
static uint32_t
cost_on(const struct graph *graph, const struct part *part, uint32_t set,
        uint32_t node)
{
	uint32_t cost = 0;

	for (uint32_t i = 0; i < part->count; i++)
		if (set >> i & 1)
			cost += weight_of(graph, part->nodes[i],
			                  part->nodes[node]);
	return cost;
}

static void
order_exactly(const struct graph *graph, struct part *part)
{
	uint32_t sets = UINT32_C(1) << part->count, set = sets - 1;
	uint32_t *best = graph->best;
	uint8_t *last = graph->last;
	uint32_t nodes[ORDER_EXACT_MOST];

	best[0] = 0;
	for (uint32_t s = 1; s < sets; s++) {
		best[s] = UINT32_MAX;
		for (uint32_t i = part->count; i-- > 0;) {
			uint32_t below = s & ~(UINT32_C(1) << i), cost;

			if (below == s)
				continue;
			cost = best[below] + cost_on(graph, part, below, i);
			if (cost >= best[s])
				continue;
			best[s] = cost;
			last[s] = (uint8_t)i;
		}
	}
	for (uint32_t at = part->count; at-- > 0;) {
		nodes[at] = part->nodes[last[set]];
		set &= ~(UINT32_C(1) << last[set]);
	}
	memcpy(part->nodes, nodes, part->count * sizeof(*nodes));
}

/* Moves a node to another place of the part. */
static void
move(struct part *part, uint32_t from, uint32_t to)
{
	uint32_t node = part->nodes[from];

	if (from < to)
		memmove(&part->nodes[from], &part->nodes[from + 1],
		        (to - from) * sizeof(node));
	else
		memmove(&part->nodes[to + 1], &part->nodes[to],
		        (from - to) * sizeof(node));
	part->nodes[to] = node;
}

/* What the cost changes by when the node at one place goes past another. */
static int64_t
change(const struct graph *graph, uint32_t node, uint32_t other, bool upwards)
{
	int64_t up = weight_of(graph, other, node);
	int64_t down = weight_of(graph, node, other);

	return upwards ? up - down : down - up;
}

/* Moves the node at a place to where it costs least; whether that helps. */
static bool
improve(const struct graph *graph, struct part *part, uint32_t at)
{
	uint32_t node = part->nodes[at], best = at;
	int64_t least = 0, cost = 0;

	for (uint32_t i = at; i-- > 0;) {
		cost += change(graph, node, part->nodes[i], false);
		if (cost < least) {
			least = cost;
			best = i;
		}
	}
	cost = 0;
	for (uint32_t i = at + 1; i < part->count; i++) {
		cost += change(graph, node, part->nodes[i], true);
		if (cost < least) {
			least = cost;
			best = i;
		}
	}
	if (best != at)
		move(part, at, best);
	return best != at;
}

/* Below stands what is used more than it uses. */
static void
order_roughly(const struct graph *graph, struct part *part)
{
	for (uint32_t done = 0; done < part->count; done++) {
		uint32_t best = done;
		int64_t most = INT64_MIN;

		for (uint32_t i = done; i < part->count; i++) {
			int64_t excess = 0;

			for (uint32_t j = done; j < part->count; j++)
				excess += change(graph, part->nodes[i],
				                 part->nodes[j], true);
			if (excess > most) {
				most = excess;
				best = i;
			}
		}
		move(part, best, done);
	}
}

static uint32_t
cost_of(const struct graph *graph, const struct part *part)
{
	uint32_t cost = 0;

	for (uint32_t i = 0; i < part->count; i++)
		for (uint32_t j = 0; j < i; j++)
			cost += weight_of(graph, part->nodes[j],
			                  part->nodes[i]);
	return cost;
}

/* Orders a run of neighbours exactly; whether that helps. */
static bool
improve_run(const struct graph *graph, const struct part *part, uint32_t at)
{
	struct part run = {&part->nodes[at], WINDOW};
	uint32_t before = cost_of(graph, &run), kept[WINDOW];

	memcpy(kept, run.nodes, sizeof(kept));
	if (before > 0)
		order_exactly(graph, &run);
	if (cost_of(graph, &run) < before)
		return true;
	memcpy(run.nodes, kept, sizeof(kept));
	return false;
}

static void
improve_all(const struct graph *graph, struct part *part)
{
	bool grows = true;

	for (int round = 0; grows && round < ROUNDS_MOST; round++) {
		grows = false;
		for (uint32_t at = 0; at < part->count; at++)
			grows |= improve(graph, part, at);
		for (uint32_t at = 0; at + WINDOW <= part->count; at++)
			grows |= improve_run(graph, part, at);
	}
}

static uint32_t
heaviest(const struct graph *graph)
{
	uint32_t most = 0;

	for (uint32_t i = 0; i < graph->count * graph->count; i++)
		if (graph->weight[i] > most)
			most = graph->weight[i];
	return most;
}

/* Adds an edge to those that lead downwards, if that closes no cycle. */
static void
lay(struct graph *down, uint32_t from, uint32_t to)
{
	if (reaches(down, to, from) || reaches(down, from, to))
		return;
	for (uint32_t i = 0; i < down->count; i++)
		for (uint32_t k = 0; reaches(down, i, from) && k < down->words;
		     k++)
			down->reach[i * down->words + k] |=
				down->reach[to * down->words + k];
}

/* Puts a node before the first that reaches it: below all that uses it. */
static void
insert(const struct graph *down, struct part *part, uint32_t at)
{
	uint32_t to = 0;

	while (to < at && !reaches(down, part->nodes[to], part->nodes[at]))
		to++;
	move(part, at, to);
}

/* The heaviest edges lead downwards, as many as can. */
static void
order_by_weight(const struct graph *graph, struct part *part)
{
	struct graph down = *graph;

	down.reach = arena_array(graph->arena, uint64_t,
	                         (size_t)graph->count * graph->words);
	for (uint32_t i = 0; i < graph->count; i++)
		down.reach[i * graph->words + i / 64] |= UINT64_C(1) << i % 64;
	for (uint32_t weight = heaviest(graph); weight > 0; weight--)
		for (uint32_t i = 0; i < part->count; i++)
			for (uint32_t j = 0; j < part->count; j++)
				if (weight_of(graph, part->nodes[i],
				              part->nodes[j]) == weight)
					lay(&down, part->nodes[i],
					    part->nodes[j]);
	for (uint32_t at = 0; at < part->count; at++)
		insert(&down, part, at);
}

/* The better of what two beginnings lead to. */
static void
order_well(const struct graph *graph, struct part *part)
{
	struct part other = {arena_array(graph->arena, uint32_t, part->count),
	                     part->count};

	memcpy(other.nodes, part->nodes, part->count * sizeof(*part->nodes));
	order_by_weight(graph, &other);
	improve_all(graph, &other);
	order_roughly(graph, part);
	improve_all(graph, part);
	if (cost_of(graph, &other) < cost_of(graph, part))
		memcpy(part->nodes, other.nodes,
		       part->count * sizeof(*part->nodes));
}

static bool
is_together(const struct graph *graph, uint32_t a, uint32_t b)
{
	return reaches(graph, a, b) && reaches(graph, b, a);
}

/* Whether all that a node's cycle uses is placed, or in the cycle. */
static bool
is_ready(const struct graph *graph, uint32_t node, const bool *placed)
{
	for (uint32_t i = 0; i < graph->count; i++)
		if (reaches(graph, node, i) && !placed[i] &&
		    !is_together(graph, node, i))
			return false;
	return true;
}

static void
place_cycle(const struct graph *graph, uint32_t node, bool *placed,
            struct order *order)
{
	struct part part = {&order->nodes[order->count], 0};

	for (uint32_t i = 0; i < graph->count; i++)
		if (is_together(graph, node, i)) {
			part.nodes[part.count++] = i;
			placed[i] = true;
			order->cycle[i] = part.nodes[0];
		}
	if (part.count <= ORDER_EXACT_MOST)
		order_exactly(graph, &part);
	else
		order_well(graph, &part);
	if (part.count > order->largest)
		order->largest = part.count;
	order->count += part.count;
}

static void
find_levels(const struct graph *graph, struct order *order)
{
	for (uint32_t i = 0; i < order->count; i++) {
		uint32_t node = order->nodes[i];

		for (uint32_t j = 0; j < i; j++)
			if (weight_of(graph, node, order->nodes[j]) > 0 &&
			    order->level[order->nodes[j]] >= order->level[node])
				order->level[node] =
					order->level[order->nodes[j]] + 1;
	}
}

struct order
order_find(struct arena *arena, uint32_t count, const struct order_edges *edges)
{
	struct graph graph = graph_of(arena, count, edges);
	bool *placed = arena_array(arena, bool, count);
	struct order order = {
		.nodes = arena_array(arena, uint32_t, count),
		.cycle = arena_array(arena, uint32_t, count),
		.level = arena_array(arena, uint32_t, count),
	};

	while (order.count < count)
		for (uint32_t i = 0; i < count; i++)
			if (!placed[i] && is_ready(&graph, i, placed))
				place_cycle(&graph, i, placed, &order);
	find_levels(&graph, &order);
	return order;
}
