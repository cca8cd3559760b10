#include "memory.h"

#include <string.h>

enum { SLOTS_AT_FIRST = 1024 };

struct reading {
	const struct node *node;
	term indices[INDICES_MOST];
	term value;
};

void
memory_init(struct memory *memory, struct terms *terms)
{
	*memory = (struct memory){.terms = terms, .arena = terms->arena};
	for (uint32_t i = 0; i < INDICES_MOST; i++)
		memory->bounds[i] = term_bound(terms);
}

static uint64_t
mix(uint64_t hash, const void *pointer)
{
	return (hash ^ (uint64_t)(uintptr_t)pointer >> 3) * 0x9e3779b97f4a7c15;
}

static uint32_t
hash_of(const struct node *node)
{
	uint64_t hash = mix((uint64_t)node->kind + 1, node->symbol);

	hash = mix(mix(mix(hash, node->value), node->next), node->other);
	hash = mix(hash, node->table);
	for (uint32_t i = 0; i < node->rank; i++)
		hash = mix(hash, node->indices[i]);
	return (uint32_t)(hash >> 20);
}

static bool
is_same(const struct node *a, const struct node *b)
{
	return a->kind == b->kind && a->symbol == b->symbol &&
	       a->value == b->value && a->next == b->next &&
	       a->other == b->other && a->table == b->table &&
	       a->rank == b->rank && a->count == b->count &&
	       memcmp(a->indices, b->indices, sizeof(a->indices)) == 0;
}

static void
put(const struct node **slots, uint32_t count, const struct node *node)
{
	uint32_t slot = hash_of(node);

	while (slots[slot & (count - 1)])
		slot++;
	slots[slot & (count - 1)] = node;
}

static void
grow(struct memory *memory)
{
	uint32_t count =
		memory->slot_count ? memory->slot_count * 2 : SLOTS_AT_FIRST;
	const struct node **slots =
		arena_array(memory->arena, const struct node *, count);

	for (uint32_t i = 0; i < memory->slot_count; i++)
		if (memory->slots[i])
			put(slots, count, memory->slots[i]);
	memory->slots = slots;
	memory->slot_count = count;
}

static const struct node *
store_node(struct memory *memory, const struct node *made)
{
	struct node *copy;
	uint32_t slot;

	if (memory->node_count * 2 >= memory->slot_count)
		grow(memory);
	for (slot = hash_of(made);
	     memory->slots[slot & (memory->slot_count - 1)]; slot++)
		if (is_same(memory->slots[slot & (memory->slot_count - 1)],
		            made))
			return memory->slots[slot & (memory->slot_count - 1)];
	copy = arena_new(memory->arena, struct node);
	*copy = *made;
	copy->id = memory->node_count++;
	memory->slots[slot & (memory->slot_count - 1)] = copy;
	return copy;
}

const struct node *
node_base(struct memory *memory, struct symbol *symbol)
{
	struct node made = {
		.kind = NODE_BASE,
		.rank = symbol->arity,
		.symbol = symbol,
	};

	return store_node(memory, &made);
}

const struct node *
node_value(struct memory *memory, term value)
{
	struct node made = {.kind = NODE_VALUE, .value = value};

	return store_node(memory, &made);
}

const struct node *
node_table(struct memory *memory, const term *table, uint32_t count)
{
	struct node made = {
		.kind = NODE_TABLE,
		.rank = 1,
		.count = count,
		.table = table,
	};

	return store_node(memory, &made);
}

const struct node *
node_lambda(struct memory *memory, uint32_t rank, term body)
{
	struct node made = {
		.kind = NODE_LAMBDA,
		.rank = rank,
		.value = body,
	};

	return rank == 0 ? node_value(memory, body) : store_node(memory, &made);
}

const struct node *
node_unknown(struct memory *memory, const char *name, const struct leaf *leaf)
{
	struct symbol *symbol =
		term_symbol(memory->terms, name, leaf->width, leaf->rank);

	symbol->is_state = true;
	return node_base(memory, symbol);
}

const struct node *
node_write(struct memory *memory, const struct node *next, const term *indices,
           term value)
{
	struct node made = {
		.kind = NODE_WRITE,
		.rank = next->rank,
		.next = next,
		.value = value,
	};

	if (next->rank == 0)
		return node_value(memory, value);
	for (uint32_t i = 0; i < next->rank; i++)
		made.indices[i] = indices[i];
	/* The same place again. */
	if (next->kind == NODE_WRITE &&
	    memcmp(next->indices, made.indices, sizeof(made.indices)) == 0)
		made.next = next->next;
	/* Nothing that was not there. */
	if (node_read(memory, made.next, indices) == value)
		return made.next;
	return store_node(memory, &made);
}

const struct node *
node_merge(struct memory *memory, term condition, const struct node *a,
           const struct node *b)
{
	struct node made = {
		.kind = NODE_MERGE,
		.rank = a->rank,
		.value = condition,
		.next = a,
		.other = b,
	};

	if (a == b || term_is_true(condition))
		return a;
	if (term_is_false(condition))
		return b;
	if (a->rank == 0)
		return node_value(memory, term_ite(memory->terms, condition,
		                                   node_read(memory, a, NULL),
		                                   node_read(memory, b, NULL)));
	if (a->kind == NODE_WRITE && b->kind == NODE_WRITE &&
	    a->next == b->next &&
	    memcmp(a->indices, b->indices, sizeof(a->indices)) == 0)
		return node_write(
			memory, a->next, a->indices,
			term_ite(memory->terms, condition, a->value, b->value));
	if (a->kind == NODE_WRITE && a->next == b)
		return node_write(memory, b, a->indices,
		                  term_ite(memory->terms, condition, a->value,
		                           node_read(memory, b, a->indices)));
	if (b->kind == NODE_WRITE && b->next == a)
		return node_write(memory, a, b->indices,
		                  term_ite(memory->terms, condition,
		                           node_read(memory, a, b->indices),
		                           b->value));
	return store_node(memory, &made);
}

static uint32_t
reading_hash(const struct reading *reading)
{
	uint64_t hash = mix(1, reading->node);

	for (uint32_t i = 0; i < reading->node->rank; i++)
		hash = mix(hash, reading->indices[i]);
	return (uint32_t)(hash >> 20);
}

static struct reading *
find(struct reading *slots, uint32_t count, const struct reading *wanted)
{
	uint32_t slot = reading_hash(wanted);

	for (;; slot++) {
		struct reading *at = &slots[slot & (count - 1)];

		if (!at->node || (at->node == wanted->node &&
		                  memcmp(at->indices, wanted->indices,
		                         sizeof(at->indices)) == 0))
			return at;
	}
}

static void
remember(struct memory *memory, const struct reading *reading)
{
	if (memory->reading_count * 2 >= memory->reading_slots) {
		uint32_t count = memory->reading_slots
		                         ? memory->reading_slots * 2
		                         : SLOTS_AT_FIRST;
		struct reading *slots =
			arena_array(memory->arena, struct reading, count);

		for (uint32_t i = 0; i < memory->reading_slots; i++)
			if (memory->readings[i].node)
				*find(slots, count, &memory->readings[i]) =
					memory->readings[i];
		memory->readings = slots;
		memory->reading_slots = count;
	}
	*find(memory->readings, memory->reading_slots, reading) = *reading;
	memory->reading_count++;
}

static term
read_table(struct memory *memory, const struct node *node, term index)
{
	term value;

	if (index->kind == TERM_CONST && index->value < node->count)
		return node->table[index->value];
	/* Beyond the end is another's obligation. */
	value = node->table[node->count - 1];
	for (uint32_t i = node->count - 1; i-- > 0;)
		value = term_ite(
			memory->terms,
			term_eq(memory->terms, index,
		                term_const(memory->terms, INDEX_BITS, i)),
			node->table[i], value);
	return value;
}

static term
read_lambda(struct memory *memory, const struct node *node, const term *indices)
{
	term value = node->value;

	for (uint32_t i = 0; i < node->rank; i++)
		value = term_replace(memory->terms, value, memory->bounds[i],
		                     indices[i]);
	return value;
}

static term
read_write(struct memory *memory, const struct node *node, const term *indices)
{
	term is_here = term_bool(memory->terms, true);

	for (uint32_t i = 0; i < node->rank; i++)
		is_here = term_and(
			memory->terms, is_here,
			term_eq(memory->terms, indices[i], node->indices[i]));
	if (term_is_true(is_here))
		return node->value;
	if (term_is_false(is_here))
		return node_read(memory, node->next, indices);
	return term_ite(memory->terms, is_here, node->value,
	                node_read(memory, node->next, indices));
}

term
node_read(struct memory *memory, const struct node *node, const term *indices)
{
	struct reading reading = {.node = node};

	if (node->kind == NODE_VALUE)
		return node->value;
	if (node->kind == NODE_BASE)
		return term_apply(memory->terms, node->symbol, indices);
	for (uint32_t i = 0; i < node->rank; i++)
		reading.indices[i] = indices[i];
	if (memory->reading_slots > 0) {
		reading.value =
			find(memory->readings, memory->reading_slots, &reading)
				->value;
		if (reading.value)
			return reading.value;
	}
	switch (node->kind) {
	case NODE_TABLE:
		reading.value = read_table(memory, node, indices[0]);
		break;
	case NODE_WRITE:
		reading.value = read_write(memory, node, indices);
		break;
	case NODE_LAMBDA:
		reading.value = read_lambda(memory, node, indices);
		break;
	default:
		reading.value =
			term_ite(memory->terms, node->value,
		                 node_read(memory, node->next, indices),
		                 node_read(memory, node->other, indices));
		break;
	}
	remember(memory, &reading);
	return reading.value;
}
