/* What is read and written where a pointer points to, on each of its ways. */
#include "spot.h"

/* An access whose spots are looked for. */
struct search {
	struct machine *machine;
	struct path *path; /* the guard is that of the way that is looked at */
	uint32_t bytes;
	LLVMValueRef place;
	struct spot_list spots;
	bool is_split; /* it is in no leaf as a whole */
};

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
	term choice = spot_choice(terms, offset), guard = search->path->guard;

	if (!choice)
		return false;
	search->path->guard = term_and(terms, guard, choice->args[0]);
	find_in(search, object, spot_choose(terms, offset, choice, 1));
	search->path->guard =
		term_and(terms, guard, term_not(terms, choice->args[0]));
	find_in(search, object, spot_choose(terms, offset, choice, 2));
	search->path->guard = guard;
	return true;
}

/* It is at one of these, or beyond the object's ends. */
static void
add_spots(struct search *search, const struct object *object,
          struct spot_list *spots)
{
	struct terms *terms = &search->machine->terms;
	term within = term_bool(terms, false);

	list_each (struct spot, spot, spots) {
		term here = spot_is_within(terms, spot);

		if (object->length)
			here = term_and(terms, here,
			                term_binary(terms, TERM_ULT,
			                            spot->indices[0],
			                            object->length));
		within = term_or(terms, within, here);
		if (spots->count > 1)
			spot->condition =
				term_and(terms, spot->condition, here);
		*list_add(search->machine->arena, &search->spots) = *spot;
	}
	oblige(search, MUST_BE_IN_BOUNDS, within, object);
}

/* An offset of which it is not seen what leaf it is in. */
static void
find_nowhere(struct search *search, struct object *object, term offset)
{
	struct spot_list spots;

	if (find_in_both(search, object, offset))
		return;
	/* If it is seen of the first byte, the others are in other leaves. */
	if (search->bytes > 1 &&
	    spots_at(search->machine, object, offset, 1, search->path->guard)
	                    .count > 0) {
		search->is_split = true;
		return;
	}
	spots = spots_anywhere(search->machine, object, offset, search->bytes,
	                       search->path->guard);
	if (spots.count > 0) {
		add_spots(search, object, &spots);
		return;
	}
	if (search->bytes > 1) {
		search->is_split = true;
		return;
	}
	if (offset->kind != TERM_CONST)
		machine_refuse(search->machine, search->place,
		               "an access to '%s' across its fields",
		               object->name);
	if (offset->value < object->size)
		machine_refuse(search->machine, search->place,
		               "a byte between the fields of '%s'",
		               object->name);
	oblige_never(search, MUST_BE_IN_BOUNDS, object);
}

static void
find_in(struct search *search, struct object *object, term offset)
{
	struct machine *machine = search->machine;
	struct spot_list spots;

	if (term_is_false(search->path->guard))
		return;
	if (is_out_of_reach(machine, object)) {
		oblige_never(search, MUST_BE_OBJECT, object);
		return;
	}
	spots = spots_at(machine, object, offset, search->bytes,
	                 search->path->guard);
	if (spots.count == 0) {
		find_nowhere(search, object, offset);
		return;
	}
	add_spots(search, object, &spots);
}

/* Where a number is the address of a byte of a variable. */
static term
is_in(struct terms *terms, term number, const struct object *object)
{
	term end = term_binary(terms, TERM_ADD, object->base,
	                       term_const(terms, 32, object->size));

	return term_and(terms, term_binary(terms, TERM_ULT, number, end),
	                term_not(terms, term_binary(terms, TERM_ULT, number,
	                                            object->base)));
}

/*
 * What is at a number: a variable whose address has become one, or else what
 * no variable has.
 */
static void
find_at(struct search *search, term number)
{
	struct machine *machine = search->machine;
	struct terms *terms = &machine->terms;
	struct object *memory = machine_memory(machine);
	term guard = search->path->guard, rest = guard, below;

	if (!memory || number->kind == TERM_CONST) {
		oblige_never(search, MUST_BE_OBJECT, NULL);
		return;
	}
	below = term_binary(terms, TERM_ULT, number, image_end(machine));
	if (may_be_variable(machine, guard, number))
		list_each (struct object *, at, &machine->located) {
			term here = is_in(terms, number, *at);

			search->path->guard = term_and(terms, rest, here);
			find_in(search, *at,
			        term_sub(terms, number, (*at)->base));
			rest = term_and(terms, rest, term_not(terms, here));
		}
	search->path->guard = rest;
	oblige(search, MUST_BE_OBJECT, term_not(terms, below), NULL);
	find_in(search, memory, number);
	search->path->guard = guard;
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
		find_at(search, pointer_offset(terms, pointer));
	else
		find_in(search, search->machine->objects.items[number->value],
		        pointer_offset(terms, pointer));
}

static term
resized(struct terms *terms, term whole, uint32_t width)
{
	return width < whole->width ? term_extract(terms, whole, 0, width)
	                            : term_zext(terms, whole, width);
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
	return resized(terms, whole, width);
}

/* What is left open nobody reads, nor writes a part of it. */
static void
must_be_settled(const struct search *search)
{
	struct terms *terms = &search->machine->terms;

	list_each (struct spot, spot, &search->spots)
		if (!term_is_false(is_left_open(
			    terms, search->path->store.nodes[spot->leaf->id])))
			machine_refuse(search->machine, search->place,
			               "'%s', after ANYTHING was said of it",
			               spot->object->name);
}

/*
 * Looks for an access.  Returns false, and forgets what that obliged to, if
 * its bytes are in more than one leaf.
 */
static bool
search_for(struct search *search, term pointer)
{
	uint32_t obligations = search->machine->obligations.count;

	find(search, pointer);
	if (search->is_split)
		search->machine->obligations.count = obligations;
	must_be_settled(search);
	return !search->is_split;
}

/* A number that is kept in more than one leaf: its halves. */
static term
load_halves(const struct search *search, term pointer, uint32_t width)
{
	struct machine *machine = search->machine;
	struct terms *terms = &machine->terms;
	uint32_t low = search->bytes / 2, high = search->bytes - low;
	term further = pointer_add(terms, pointer, term_const(terms, 32, low));
	term whole =
		term_concat(terms,
	                    machine_load_value(machine, search->path, further,
	                                       high, high * 8, search->place),
	                    machine_load_value(machine, search->path, pointer,
	                                       low, low * 8, search->place));

	return resized(terms, whole, width);
}

static void
note_reading(struct machine *machine, const struct spot *spot)
{
	struct reading_of *reading =
		list_add(machine->arena, &machine->readings);

	reading->leaf = spot->leaf->id;
	reading->guard = spot->condition;
	for (uint32_t i = 0; i < spot->leaf->rank; i++)
		reading->indices[i] = spot->indices[i];
}

term
machine_load_value(struct machine *machine, struct path *path, term pointer,
                   uint32_t bytes, uint32_t width, LLVMValueRef place)
{
	struct search search = {machine, path, bytes, place, {0}, false};
	term value = NULL;

	if (is_word(machine, path, pointer, bytes))
		return resized(&machine->terms,
		               load_word(machine, path, pointer, bytes, place),
		               width);
	if (!search_for(&search, pointer))
		return load_halves(&search, pointer, width);
	list_each (struct spot, spot, &search.spots) {
		term whole = node_read(&machine->memory,
		                       path->store.nodes[spot->leaf->id],
		                       spot->indices);
		term part = part_of(machine, whole, spot, bytes, width, place);

		if (machine->in_update)
			note_reading(machine, spot);

		value = value ? term_ite(&machine->terms, spot->condition, part,
		                         value)
		              : part;
	}
	return value ? value : term_fresh(&machine->terms, "nowhere", width);
}

/* A value as so many bytes. */
static term
number_of(struct machine *machine, term value, uint32_t bytes,
          LLVMValueRef place)
{
	if (value->width > bytes * 8)
		machine_refuse(machine, place,
		               "a pointer that is kept as a number");
	return term_zext(&machine->terms, value, bytes * 8);
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
	value = number_of(machine, value, bytes, place);
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

static void
store_halves(const struct search *search, term pointer, term value)
{
	struct machine *machine = search->machine;
	struct terms *terms = &machine->terms;
	uint32_t low = search->bytes / 2, high = search->bytes - low;
	term further = pointer_add(terms, pointer, term_const(terms, 32, low));

	value = number_of(machine, value, search->bytes, search->place);
	machine_store_value(machine, search->path, pointer, low,
	                    term_extract(terms, value, 0, low * 8),
	                    search->place);
	machine_store_value(machine, search->path, further, high,
	                    term_extract(terms, value, low * 8, high * 8),
	                    search->place);
}

void
machine_store_value(struct machine *machine, struct path *path, term pointer,
                    uint32_t bytes, term value, LLVMValueRef place)
{
	struct search search = {machine, path, bytes, place, {0}, false};

	if (is_word(machine, path, pointer, bytes)) {
		store_word(machine, path, pointer,
		           number_of(machine, value, bytes, place), place);
		return;
	}
	if (!search_for(&search, pointer)) {
		store_halves(&search, pointer, value);
		return;
	}
	list_each (struct spot, spot, &search.spots) {
		const struct node *node = path->store.nodes[spot->leaf->id];
		term before = node_read(&machine->memory, node, spot->indices);
		term whole =
			whole_of(machine, before, spot, bytes, value, place);

		note_write(machine, spot->object, place);
		if (spot->object->is_constant)
			machine_oblige(
				machine, path, MUST_BE_WRITABLE,
				term_not(&machine->terms, spot->condition),
				spot->object->name, place);
		if (search.spots.count > 1)
			whole = term_ite(&machine->terms, spot->condition,
			                 whole, before);
		path->store.nodes[spot->leaf->id] = node_write(
			&machine->memory, node, spot->indices, whole);
	}
}

bool
field_at(struct machine *machine, struct path *path, term pointer,
         struct field *field)
{
	struct terms *terms = &machine->terms;
	term number = term_extract(terms, pointer, 32, 32), offset;
	struct object *object;
	struct spot_list spots;

	if (number->kind != TERM_CONST)
		machine_refuse(machine, field->place,
		               "a pointer that may point anywhere");
	object = machine->objects.items[number->value];
	/* At a number may be anything: bytes, then. */
	if (!object && machine_memory(machine)) {
		field->low = 0;
		field->bytes = 1;
		field->width = 8;
		return true;
	}
	if (!object || is_out_of_reach(machine, object))
		return false;
	offset = pointer_offset(terms, pointer);
	spots = spots_at(machine, object, offset, 1, path->guard);
	if (spots.count > 1)
		machine_refuse(machine, field->place,
		               "a copy across the fields of '%s'",
		               object->name);
	if (spots.count == 1 && !spots.items[0].is_outside) {
		field->low = spots.items[0].low;
		field->bytes = spots.items[0].leaf->bytes;
		field->width = spots.items[0].leaf->width;
		return true;
	}
	if (offset->kind == TERM_CONST && offset->value >= object->size)
		machine_oblige(machine, path, MUST_BE_IN_BOUNDS,
		               term_bool(terms, false), object->name,
		               field->place);
	else if (offset->kind != TERM_CONST && field->is_first)
		machine_refuse(machine, field->place,
		               "a copy from between the fields of '%s'",
		               object->name);
	field->bytes = field->width = 0;
	return true;
}
