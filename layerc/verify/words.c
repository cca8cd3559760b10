/*
 * Numbers of several bytes in MEMORY: where an address is certainly none of a
 * variable, that all bytes are there is one obligation, and not one for each.
 */
#include "inside.h"

enum { BYTE_BITS = 8 };

/* Whether a pointer is to a byte of MEMORY by its name. */
static bool
is_named(struct machine *machine, term pointer)
{
	return term_is(term_extract(&machine->terms, pointer, 32, 32),
	               machine_memory(machine)->id);
}

bool
is_word(struct machine *machine, const struct path *path, term pointer,
        uint32_t count)
{
	struct terms *terms = &machine->terms;
	term number = pointer_offset(terms, pointer);

	if (count == 1 || pointer->kind == TERM_ITE ||
	    term_is_false(path->guard) || !machine_memory(machine))
		return false;
	return is_named(machine, pointer) ||
	       (term_is(term_extract(terms, pointer, 32, 32), 0) &&
	        number->kind != TERM_CONST &&
	        !may_be_variable(machine, path->guard, number));
}

/* The leaf of MEMORY, in which there are so many bytes. */
static const struct leaf *
must_be_there(struct machine *machine, const struct path *path, term pointer,
              uint32_t count, LLVMValueRef place)
{
	struct terms *terms = &machine->terms;
	const struct object *memory = machine_memory(machine);
	const struct leaf *leaf = &memory->leaves.items[0];
	term number = pointer_offset(terms, pointer);
	term last = term_const(terms, 32, memory->size - count);

	if (!is_named(machine, pointer))
		machine_oblige(
			machine, path, MUST_BE_OBJECT,
			term_not(terms, term_binary(terms, TERM_ULT, number,
		                                    image_end(machine))),
			NULL, place);
	machine_oblige(
		machine, path, MUST_BE_IN_BOUNDS,
		term_not(terms, term_binary(terms, TERM_ULT, last, number)),
		memory->name, place);
	if (!term_is_false(is_left_open(terms, path->store.nodes[leaf->id])))
		machine_refuse(machine, place,
		               "'%s', after ANYTHING was said of it",
		               memory->name);
	return leaf;
}

static term
further(struct terms *terms, term number, uint32_t bytes)
{
	return term_binary(terms, TERM_ADD, number,
	                   term_const(terms, 32, bytes));
}

term
load_word(struct machine *machine, const struct path *path, term pointer,
          uint32_t count, LLVMValueRef place)
{
	struct terms *terms = &machine->terms;
	term number = pointer_offset(terms, pointer), whole = NULL;
	const struct leaf *leaf =
		must_be_there(machine, path, pointer, count, place);

	for (uint32_t i = 0; i < count; i++) {
		term at = further(terms, number, i);
		term byte = node_read(&machine->memory,
		                      path->store.nodes[leaf->id], &at);

		whole = whole ? term_concat(terms, byte, whole) : byte;
		if (machine->in_update)
			*list_add(machine->arena, &machine->readings) =
				(struct reading_of){
					.leaf = leaf->id,
					.guard = path->guard,
					.indices = {at},
				};
	}
	return whole;
}

void
store_word(struct machine *machine, struct path *path, term pointer, term value,
           LLVMValueRef place)
{
	struct terms *terms = &machine->terms;
	uint32_t count = value->width / BYTE_BITS;
	term number = pointer_offset(terms, pointer);
	const struct node **node;

	node = &path->store.nodes[must_be_there(machine, path, pointer, count,
	                                        place)
	                                  ->id];
	for (uint32_t i = 0; i < count; i++) {
		term at = further(terms, number, i);

		*node = node_write(
			&machine->memory, *node, &at,
			term_extract(terms, value, i * BYTE_BITS, BYTE_BITS));
	}
}
