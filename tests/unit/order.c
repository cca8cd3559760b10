/*
 * Orders: of small graphs no other order has fewer edges upwards, which trying
 * all of them shows; in any graph what is on no cycle has none, and levels fit.
 */
#include "../../layerc/init/order.h"
#include "check.h"

enum { SMALL = 7, LARGE = 40, GRAPHS = 300 };

static unsigned seed = 1;

static uint32_t
pick(uint32_t below)
{
	seed = seed * 1103515245 + 12345;
	return (seed >> 16 & 0x7fff) % below;
}

/* What edges upwards cost in an order, given as the place of each node. */
static uint32_t
cost(const struct order_edges *edges, const uint32_t *place)
{
	uint32_t sum = 0;

	list_each (const struct order_edge, edge, edges)
		if (place[edge->from] < place[edge->to])
			sum += edge->weight;
	return sum;
}

static void
swap(uint32_t *a, uint32_t *b)
{
	uint32_t kept = *a;

	*a = *b;
	*b = kept;
}

/* The least cost of all orders that differ in the nodes from begin on. */
static uint32_t
least(const struct order_edges *edges, uint32_t *place, uint32_t begin,
      uint32_t count)
{
	uint32_t best = UINT32_MAX;

	if (begin == count)
		return cost(edges, place);
	for (uint32_t i = begin; i < count; i++) {
		uint32_t with;

		swap(&place[begin], &place[i]);
		with = least(edges, place, begin + 1, count);
		if (with < best)
			best = with;
		swap(&place[begin], &place[i]);
	}
	return best;
}

/* Whether the order has each node once; fills the place of each. */
static bool
is_order(const struct order *order, uint32_t count, uint32_t *place)
{
	bool seen[LARGE] = {false};

	for (uint32_t i = 0; i < count; i++) {
		if (order->nodes[i] >= count || seen[order->nodes[i]])
			return false;
		seen[order->nodes[i]] = true;
		place[order->nodes[i]] = i;
	}
	return order->count == count;
}

/* Whether each level but the lowest is one above something that is used. */
static bool
has_levels(const struct order *order, const struct order_edges *edges)
{
	for (uint32_t node = 0; node < order->count; node++) {
		bool found = order->level[node] == 0;

		list_each (const struct order_edge, edge, edges)
			found |= edge->from == node &&
			         order->level[edge->to] + 1 ==
			                 order->level[node];
		if (!found)
			return false;
	}
	return true;
}

static struct order_edges
random_edges(struct arena *arena, uint32_t nodes, uint32_t count)
{
	struct order_edges edges = {0};

	for (uint32_t i = 0; i < count; i++)
		*list_add(arena, &edges) = (struct order_edge){
			pick(nodes), pick(nodes), 1 + pick(5)};
	return edges;
}

static void
test_small(struct check *check, uint32_t count, uint32_t edge_count)
{
	struct arena arena = {0};
	struct order_edges edges = random_edges(&arena, count, edge_count);
	struct order order = order_find(&arena, count, &edges);
	uint32_t place[LARGE], any[LARGE];

	for (uint32_t i = 0; i < count; i++)
		any[i] = i;
	if (CHECK(check, is_order(&order, count, place)))
		CHECK(check,
		      cost(&edges, place) == least(&edges, any, 0, count));
	CHECK(check, has_levels(&order, &edges));
	arena_free(&arena);
}

/* A large cycle, and a graph that has an order without edges upwards. */
static void
test_large(struct check *check, bool has_cycle)
{
	struct arena arena = {0};
	struct order_edges edges = {0};
	struct order order;
	uint32_t place[LARGE];

	for (uint32_t i = 0; i < 5 * LARGE; i++) {
		uint32_t a = pick(LARGE), b = pick(LARGE);

		if (a != b)
			*list_add(&arena, &edges) = (struct order_edge){
				a > b ? a : b, a > b ? b : a, 2};
	}
	for (uint32_t i = 0; has_cycle && i + 1 < LARGE; i++)
		*list_add(&arena, &edges) = (struct order_edge){i + 1, i, 2};
	if (has_cycle)
		*list_add(&arena, &edges) =
			(struct order_edge){0, LARGE - 1, 1};
	order = order_find(&arena, LARGE, &edges);
	if (CHECK(check, is_order(&order, LARGE, place)))
		CHECK(check, cost(&edges, place) == (has_cycle ? 1 : 0));
	CHECK(check, order.largest == (has_cycle ? LARGE : 1));
	CHECK(check, has_levels(&order, &edges));
	arena_free(&arena);
}

int
main(void)
{
	struct check check;

	check_begin(&check, "order");
	for (uint32_t i = 0; i < GRAPHS; i++)
		test_small(&check, 1 + pick(SMALL), pick(16));
	for (uint32_t i = 0; i < GRAPHS; i++)
		test_large(&check, i % 2 == 0);
	return check_end(&check);
}
