/*
 * What a pointer points at: a leaf and indices, on each way that made it.
 *
 * An offset is a sum of multiples of indices.  What is a multiple of an array's
 * stride counts its entries, so that an index that is too great is found even
 * where its product with the stride is not.
 */
#include "spot.h"

enum { PARTS_MOST = 16 };

/* An offset, taken apart. */
struct offset {
	int64_t constant;
	uint32_t count;
	struct {
		term index;
		int64_t stride;
	} parts[PARTS_MOST];
};

static bool
take_apart(struct terms *terms, struct offset *offset, term a)
{
	if (a->kind == TERM_CONST) {
		offset->constant += term_signed(a->width, a->value);
		return true;
	}
	if (a->kind == TERM_ADD)
		return take_apart(terms, offset, a->args[0]) &&
		       take_apart(terms, offset, a->args[1]);
	if (offset->count == PARTS_MOST)
		return false;
	offset->parts[offset->count].index = a;
	offset->parts[offset->count].stride = 1;
	if (a->kind == TERM_MUL && a->args[1]->kind == TERM_CONST) {
		offset->parts[offset->count].index = a->args[0];
		offset->parts[offset->count].stride =
			term_signed(a->args[1]->width, a->args[1]->value);
	}
	a = offset->parts[offset->count].index;
	/* A product with a power of two, too. */
	if (a->kind == TERM_CONCAT && a->args[1]->kind == TERM_CONST) {
		int64_t *stride = &offset->parts[offset->count].stride;

		offset->parts[offset->count].index =
			term_zext(terms, a->args[0], a->width);
		offset->constant += *stride * (int64_t)a->args[1]->value;
		*stride *= INT64_C(1) << a->args[1]->width;
	}
	offset->count++;
	return true;
}

/* a / b, towards lesser numbers. */
static int64_t
floor_of(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/*
 * Finds the indices of a leaf that an offset stands for.  Returns false if it
 * is no place of that leaf.
 */
static bool
fits(struct machine *machine, const struct offset *offset,
     const struct leaf *leaf, uint32_t bytes, struct spot *spot)
{
	struct terms *terms = &machine->terms;
	int64_t rest = offset->constant - leaf->offset;
	bool used[PARTS_MOST] = {false};

	for (uint32_t d = 0; d < leaf->rank; d++) {
		int64_t stride = leaf->dimensions[d].stride;
		int64_t entry = floor_of(rest, stride);
		term index = term_const(terms, INDEX_BITS, (uint64_t)entry);

		rest -= entry * stride;
		spot->is_apart |=
			entry < 0 || entry >= leaf->dimensions[d].count;
		for (uint32_t i = 0; i < offset->count; i++) {
			int64_t times = offset->parts[i].stride;

			if (used[i] || times % stride != 0)
				continue;
			used[i] = true;
			index = term_binary(
				terms, TERM_ADD, index,
				term_binary(terms, TERM_MUL,
			                    offset->parts[i].index,
			                    term_const(terms, INDEX_BITS,
			                               (uint64_t)(times /
			                                          stride))));
		}
		spot->indices[d] = index;
		spot->is_outside |= index->kind == TERM_CONST &&
		                    index->value >= leaf->dimensions[d].count;
	}
	for (uint32_t i = 0; i < offset->count; i++)
		if (!used[i])
			return false;
	spot->low = (uint32_t)rest * 8;
	return rest >= 0 && rest + bytes <= leaf->bytes;
}

term
spot_is_within(struct terms *terms, const struct spot *spot)
{
	term within = spot->place ? spot->place : term_bool(terms, true);

	for (uint32_t d = 0; d < spot->leaf->rank; d++)
		within = term_and(
			terms, within,
			term_binary(
				terms, TERM_ULT, spot->indices[d],
				term_const(terms, INDEX_BITS,
		                           spot->leaf->dimensions[d].count)));
	return within;
}

/*
 * The leaves that an offset may be in.  One entry's next may be another leaf's
 * first: what is certainly outside of its leaf counts only if all are so.
 */
static struct spot_list
find_leaves(struct machine *machine, struct object *object, term offset,
            uint32_t bytes, term guard)
{
	struct offset parts = {0};
	struct spot_list inside = {0}, outside = {0};

	if (!take_apart(&machine->terms, &parts, offset))
		return inside;
	list_each (struct leaf, leaf, &object->leaves) {
		struct spot here = {
			.condition = guard,
			.object = object,
			.leaf = leaf,
		};

		if (!fits(machine, &parts, leaf, bytes, &here))
			continue;
		*list_add(machine->arena,
		          here.is_outside ? &outside : &inside) = here;
	}
	if (inside.count > 0)
		return inside;
	outside.count = outside.count > 0;
	return outside;
}

/* Of leaves that an offset may be in the one that it is in, if that is seen. */
static void
settle(struct machine *machine, struct spot_list *spots)
{
	struct terms *terms = &machine->terms;

	for (uint32_t i = 0; spots->count > 1 && i < spots->count; i++) {
		struct spot *spot = &spots->items[i];

		if (spot->is_apart ||
		    machine_is_possible(
			    machine,
			    term_and(terms, spot->condition,
		                     term_not(terms,
		                              spot_is_within(terms, spot)))))
			continue;
		spots->items[0] = *spot;
		spots->count = 1;
	}
}

struct spot_list
spots_at(struct machine *machine, struct object *object, term offset,
         uint32_t bytes, term guard)
{
	struct spot_list spots =
		find_leaves(machine, object, offset, bytes, guard);

	settle(machine, &spots);
	return spots;
}

/* Takes an offset apart by division.  Returns whether that can be done. */
static bool
divide(struct terms *terms, term rest, uint32_t low, struct spot *spot)
{
	const struct leaf *leaf = spot->leaf;

	rest = term_sub(terms, rest, term_const(terms, 32, leaf->offset));
	for (uint32_t d = 0; d < leaf->rank; d++) {
		uint32_t size = leaf->dimensions[d].stride;
		term stride = term_const(terms, 32, size);

		if ((size & (size - 1)) != 0)
			return false;
		spot->indices[d] = term_binary(terms, TERM_UDIV, rest, stride);
		rest = term_binary(terms, TERM_UREM, rest, stride);
	}
	spot->low = low * 8;
	spot->place = term_eq(terms, rest, term_const(terms, 32, low));
	return true;
}

struct spot_list
spots_anywhere(struct machine *machine, struct object *object, term offset,
               uint32_t bytes, term guard)
{
	struct spot_list spots = {0}, none = {0};

	if (offset->kind == TERM_CONST)
		return none;
	list_each (struct leaf, leaf, &object->leaves)
		for (uint32_t low = 0; low + bytes <= leaf->bytes; low++) {
			struct spot *spot = list_add(machine->arena, &spots);

			*spot = (struct spot){
				.condition = guard,
				.object = object,
				.leaf = leaf,
			};
			if (!divide(&machine->terms, offset, low, spot))
				return none;
		}
	return spots;
}

term
spot_choice(struct terms *terms, term offset)
{
	struct offset parts = {0};

	if (!take_apart(terms, &parts, offset))
		return NULL;
	for (uint32_t i = 0; i < parts.count; i++)
		if (parts.parts[i].index->kind == TERM_ITE)
			return parts.parts[i].index;
	return NULL;
}

term
spot_choose(struct terms *terms, term offset, term choice, uint32_t way)
{
	if (offset == choice)
		return choice->args[way];
	if (offset->kind != TERM_ADD && offset->kind != TERM_MUL)
		return offset;
	return term_binary(terms, offset->kind,
	                   spot_choose(terms, offset->args[0], choice, way),
	                   spot_choose(terms, offset->args[1], choice, way));
}
