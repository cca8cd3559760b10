/*
 * What a pointer points at: a leaf and indices, on each way that made it.
 *
 * An offset is a sum of multiples of indices.  What is a multiple of an array's
 * stride counts its entries, so that an index that is too great is found even
 * where its product with the stride is not.
 */
#include "inside.h"

enum { PARTS_MOST = 16, CELLS_MOST = 1024 };

struct spot {
	term condition;
	struct object *object;
	struct leaf *leaf;
	uint32_t low;  /* the first of its bits that is meant */
	bool is_apart; /* what is constant of its indices is beyond its ends */
	term indices[INDICES_MOST];
};

struct spot_list LIST(struct spot);

/* An access whose spots are looked for. */
struct search {
	struct machine *machine;
	struct path *path; /* the guard is that of the way that is looked at */
	uint32_t bytes;
	LLVMValueRef place;
	struct spot_list spots;
};

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
take_apart(struct offset *offset, term a)
{
	if (a->kind == TERM_CONST) {
		offset->constant += term_signed(a->width, a->value);
		return true;
	}
	if (a->kind == TERM_ADD)
		return take_apart(offset, a->args[0]) &&
		       take_apart(offset, a->args[1]);
	if (offset->count == PARTS_MOST)
		return false;
	offset->parts[offset->count].index = a;
	offset->parts[offset->count].stride = 1;
	if (a->kind == TERM_MUL && a->args[1]->kind == TERM_CONST) {
		offset->parts[offset->count].index = a->args[0];
		offset->parts[offset->count].stride =
			term_signed(a->args[1]->width, a->args[1]->value);
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
	}
	for (uint32_t i = 0; i < offset->count; i++)
		if (!used[i])
			return false;
	spot->low = (uint32_t)rest * 8;
	return rest >= 0 && rest + bytes <= leaf->bytes;
}

/* A choice that an offset is made of, or NULL. */
static term
choice_in(const struct offset *offset)
{
	for (uint32_t i = 0; i < offset->count; i++)
		if (offset->parts[i].index->kind == TERM_ITE)
			return offset->parts[i].index;
	return NULL;
}

/*
 * The leaf that an offset is in: the last entry's next may be another's first,
 * and then it is the other that is meant.
 */
static bool
find_leaf(struct machine *machine, struct object *object, term offset,
          uint32_t bytes, struct spot *spot)
{
	struct offset parts = {0};
	struct spot found = *spot;

	if (!take_apart(&parts, offset))
		return false;
	list_each (struct leaf, leaf, &object->leaves) {
		struct spot here = {
			.condition = spot->condition,
			.object = object,
			.leaf = leaf,
		};

		if (!fits(machine, &parts, leaf, bytes, &here))
			continue;
		if (!found.leaf || !here.is_apart)
			found = here;
		if (!here.is_apart)
			break;
	}
	*spot = found;
	return found.leaf;
}

/* An offset with one of a choice's two ways in its place. */
static term
choose(struct terms *terms, term offset, term choice, uint32_t way)
{
	if (offset == choice)
		return choice->args[way];
	if (offset->kind != TERM_ADD && offset->kind != TERM_MUL)
		return offset;
	return term_binary(terms, offset->kind,
	                   choose(terms, offset->args[0], choice, way),
	                   choose(terms, offset->args[1], choice, way));
}

static void find_in(struct search *search, struct object *object, term offset);

static void
oblige(const struct search *search, enum obligation_kind kind, term property,
       const struct object *object)
{
	machine_oblige(search->machine, search->path, kind, property,
	               object ? object->name : NULL, search->place);
}

static void
oblige_never(const struct search *search, enum obligation_kind kind,
             const struct object *object)
{
	oblige(search, kind, term_bool(&search->machine->terms, false), object);
}

/* An offset that is in different leaves, as a choice goes. */
static bool
find_in_both(struct search *search, struct object *object, term offset)
{
	struct terms *terms = &search->machine->terms;
	struct offset parts = {0};
	term choice, guard = search->path->guard;

	if (!take_apart(&parts, offset) || !(choice = choice_in(&parts)))
		return false;
	search->path->guard = term_and(terms, guard, choice->args[0]);
	find_in(search, object, choose(terms, offset, choice, 1));
	search->path->guard =
		term_and(terms, guard, term_not(terms, choice->args[0]));
	find_in(search, object, choose(terms, offset, choice, 2));
	search->path->guard = guard;
	return true;
}

/* An offset in no leaf. */
static void
find_nowhere(struct search *search, struct object *object, term offset)
{
	if (find_in_both(search, object, offset))
		return;
	if (offset->kind != TERM_CONST)
		machine_refuse(search->machine, search->place,
		               "an access to '%s' across its fields",
		               object->name);
	if (offset->value + search->bytes <= object->size)
		machine_refuse(search->machine, search->place,
		               "%u bytes of '%s' as one number", search->bytes,
		               object->name);
	oblige_never(search, MUST_BE_IN_BOUNDS, object);
}

static void
find_in(struct search *search, struct object *object, term offset)
{
	struct machine *machine = search->machine;
	struct terms *terms = &machine->terms;
	struct spot spot = {.condition = search->path->guard};

	if (term_is_false(search->path->guard))
		return;
	if (object->is_dead || object->function) {
		oblige_never(search, MUST_BE_OBJECT, object);
		return;
	}
	if (!find_leaf(machine, object, offset, search->bytes, &spot)) {
		find_nowhere(search, object, offset);
		return;
	}
	for (uint32_t d = 0; d < spot.leaf->rank; d++) {
		term count = term_const(terms, INDEX_BITS,
		                        spot.leaf->dimensions[d].count);

		oblige(search, MUST_BE_IN_BOUNDS,
		       term_binary(terms, TERM_ULT, spot.indices[d], count),
		       object);
	}
	*list_add(machine->arena, &search->spots) = spot;
}

/* All that a pointer may point at. */
static void
find(struct search *search, term pointer)
{
	struct terms *terms = &search->machine->terms;
	term number = term_extract(terms, pointer, 32, 32);
	term guard = search->path->guard;

	if (pointer->kind == TERM_ITE) {
		search->path->guard = term_and(terms, guard, pointer->args[0]);
		find(search, pointer->args[1]);
		search->path->guard = term_and(
			terms, guard, term_not(terms, pointer->args[0]));
		find(search, pointer->args[2]);
		search->path->guard = guard;
		return;
	}
	if (term_is_false(guard))
		return;
	if (number->kind != TERM_CONST)
		machine_refuse(search->machine, search->place,
		               "a pointer that may point anywhere");
	if (number->value == 0)
		oblige_never(search, MUST_BE_OBJECT, NULL);
	else
		find_in(search, search->machine->objects.items[number->value],
		        pointer_offset(terms, pointer));
}

/* Of a leaf's term, the bits that are meant, as a value of that width. */
static term
part_of(struct machine *machine, term whole, const struct spot *spot,
        uint32_t bytes, uint32_t width, LLVMValueRef place)
{
	struct terms *terms = &machine->terms;

	if (spot->leaf->width == POINTER_BITS && spot->leaf->bytes < 8) {
		if (width != POINTER_BITS)
			machine_refuse(machine, place,
			               "a pointer that is taken for a number");
		return whole;
	}
	if (spot->leaf->bytes != bytes)
		whole = term_extract(terms, whole, spot->low, bytes * 8);
	return width < whole->width ? term_extract(terms, whole, 0, width)
	                            : term_zext(terms, whole, width);
}

term
machine_load_value(struct machine *machine, struct path *path, term pointer,
                   uint32_t bytes, uint32_t width, LLVMValueRef place)
{
	struct search search = {machine, path, bytes, place, {0}};
	term value = NULL;

	find(&search, pointer);
	list_each (struct spot, spot, &search.spots) {
		term whole = node_read(&machine->memory,
		                       path->store.nodes[spot->leaf->id],
		                       spot->indices);
		term part = part_of(machine, whole, spot, bytes, width, place);

		value = value ? term_ite(&machine->terms, spot->condition, part,
		                         value)
		              : part;
	}
	return value ? value : term_fresh(&machine->terms, "nowhere", width);
}

/* A leaf's term with some of its bits replaced. */
static term
whole_of(struct machine *machine, term before, const struct spot *spot,
         uint32_t bytes, term value, LLVMValueRef place)
{
	struct terms *terms = &machine->terms;
	uint32_t width = spot->leaf->width, high = spot->low + bytes * 8;

	if (width == POINTER_BITS && spot->leaf->bytes < 8) {
		if (value->width != POINTER_BITS)
			machine_refuse(machine, place,
			               "a number that is kept as a pointer");
		return value;
	}
	if (value->width > bytes * 8)
		machine_refuse(machine, place,
		               "a pointer that is kept as a number");
	value = term_zext(terms, value, bytes * 8);
	if (spot->leaf->bytes == bytes)
		return value;
	if (spot->low > 0)
		value = term_concat(terms, value,
		                    term_extract(terms, before, 0, spot->low));
	return high == width ? value
	                     : term_concat(terms,
	                                   term_extract(terms, before, high,
	                                                width - high),
	                                   value);
}

void
machine_store_value(struct machine *machine, struct path *path, term pointer,
                    uint32_t bytes, term value, LLVMValueRef place)
{
	struct search search = {machine, path, bytes, place, {0}};

	find(&search, pointer);
	list_each (struct spot, spot, &search.spots) {
		const struct node *node = path->store.nodes[spot->leaf->id];
		term before = node_read(&machine->memory, node, spot->indices);
		term whole =
			whole_of(machine, before, spot, bytes, value, place);

		if (spot->object->is_constant)
			machine_oblige(machine, path, MUST_BE_WRITABLE,
			               term_bool(&machine->terms, false),
			               spot->object->name, place);
		if (search.spots.count > 1)
			whole = term_ite(&machine->terms, spot->condition,
			                 whole, before);
		path->store.nodes[spot->leaf->id] = node_write(
			&machine->memory, node, spot->indices, whole);
	}
}

/* The bytes of the number or pointer at an offset of an object's begin. */
static const struct leaf *
leaf_at(struct machine *machine, term pointer, uint32_t offset, uint32_t *bytes)
{
	struct terms *terms = &machine->terms;
	term number;

	while (pointer->kind == TERM_ITE)
		pointer = pointer->args[1];
	number = term_extract(terms, pointer, 32, 32);
	if (number->kind == TERM_CONST && number->value != 0) {
		struct object *object = machine->objects.items[number->value];
		term at = term_binary(terms, TERM_ADD,
		                      pointer_offset(terms, pointer),
		                      term_const(terms, 32, offset));
		struct spot spot = {0};

		if (find_leaf(machine, object, at, 1, &spot) && spot.low == 0) {
			*bytes = spot.leaf->bytes;
			return spot.leaf;
		}
	}
	return NULL;
}

void
machine_copy(struct machine *machine, struct path *path, term to, term from,
             uint32_t bytes, LLVMValueRef place)
{
	struct terms *terms = &machine->terms;
	uint32_t cells = 0;

	for (uint32_t at = 0, size; at < bytes; at += size) {
		const struct leaf *leaf = leaf_at(machine, to, at, &size);
		term further = term_const(terms, 32, at), value;

		if (!leaf) { /* between fields */
			size = 1;
			continue;
		}
		if (++cells > CELLS_MOST || at + size > bytes)
			machine_refuse(machine, place, "a copy of %u bytes",
			               bytes);
		value = machine_load_value(machine, path,
		                           pointer_add(terms, from, further),
		                           size, leaf->width, place);
		machine_store_value(machine, path,
		                    pointer_add(terms, to, further), size,
		                    value, place);
	}
}

void
machine_fill(struct machine *machine, struct path *path, term to, term byte,
             uint32_t bytes, LLVMValueRef place)
{
	struct terms *terms = &machine->terms;
	uint32_t cells = 0;

	for (uint32_t at = 0, size; at < bytes; at += size) {
		const struct leaf *leaf = leaf_at(machine, to, at, &size);
		term value = term_extract(terms, byte, 0, 8);

		if (!leaf) {
			size = 1;
			continue;
		}
		if (++cells > CELLS_MOST || at + size > bytes ||
		    (leaf->width == POINTER_BITS && !term_is(byte, 0)))
			machine_refuse(machine, place, "a fill of %u bytes",
			               bytes);
		for (uint32_t i = 1; i < size; i++)
			value = term_concat(
				terms, term_extract(terms, byte, 0, 8), value);
		if (leaf->width == POINTER_BITS)
			value = term_const(terms, POINTER_BITS, 0);
		machine_store_value(
			machine, path,
			pointer_add(terms, to, term_const(terms, 32, at)), size,
			value, place);
	}
}
