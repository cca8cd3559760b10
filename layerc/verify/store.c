/* Stores, and pointers into them. */
#include <string.h>

#include "memory.h"

enum { OFFSET_BITS = 32 };

struct store
store_copy(struct memory *memory, const struct store *store)
{
	struct store copy = {NULL, store->count};

	copy.nodes =
		arena_array(memory->arena, const struct node *, store->count);
	if (store->count > 0)
		memcpy(copy.nodes, store->nodes,
		       store->count * sizeof(*copy.nodes));
	return copy;
}

void
store_set(struct memory *memory, struct store *store, uint32_t leaf,
          const struct node *node)
{
	if (leaf >= store->count) {
		const struct node **more = arena_array(
			memory->arena, const struct node *, leaf * 2 + 1);

		if (store->count > 0)
			memcpy(more, store->nodes,
			       store->count * sizeof(*more));
		store->nodes = more;
		store->count = leaf * 2 + 1;
	}
	store->nodes[leaf] = node;
}

struct store
store_merge(struct memory *memory, term condition, const struct store *a,
            const struct store *b)
{
	const struct store *longer = a->count > b->count ? a : b;
	uint32_t common = a->count < b->count ? a->count : b->count;
	struct store merged = store_copy(memory, longer);

	for (uint32_t i = 0; i < common; i++) {
		const struct node *one = a->nodes[i], *other = b->nodes[i];

		merged.nodes[i] =
			one && other ? node_merge(memory, condition, one, other)
			: one        ? one
				     : other;
	}
	return merged;
}

term
object_size(struct terms *terms, const struct object *object)
{
	return object->length ? object->length
	                      : term_const(terms, OFFSET_BITS, object->size);
}

term
pointer_to(struct terms *terms, const struct object *object, term offset)
{
	return term_concat(terms, term_const(terms, OFFSET_BITS, object->id),
	                   offset);
}

/* Choices stay outside, so that each way has one object. */
term
pointer_add(struct terms *terms, term pointer, term bytes)
{
	if (pointer->kind == TERM_ITE)
		return term_ite(terms, pointer->args[0],
		                pointer_add(terms, pointer->args[1], bytes),
		                pointer_add(terms, pointer->args[2], bytes));
	return term_concat(
		terms, term_extract(terms, pointer, OFFSET_BITS, OFFSET_BITS),
		term_binary(terms, TERM_ADD, pointer_offset(terms, pointer),
	                    bytes));
}

term
pointer_offset(struct terms *terms, term pointer)
{
	return term_extract(terms, pointer, 0, OFFSET_BITS);
}
