/*
 * Copies and fills of many bytes, field by field, as they are where it goes.
 */
#include "inside.h"

enum { CELLS_MOST = 1024 };

/* A copy or fill of which a part is done. */
struct copy {
	struct machine *machine;
	struct path *path;
	term to;
	uint32_t bytes;
	LLVMValueRef place;
};

/* One of the fields it consists of. */
struct cell {
	uint32_t at, bytes;
	term value;
};

struct cell_list LIST(struct cell);

/* The field on all ways of a pointer.  Returns false if it is nowhere. */
static bool
field_of(const struct copy *copy, term pointer, struct field *field)
{
	struct terms *terms = &copy->machine->terms;
	struct field other = *field;
	term guard = copy->path->guard, choice = pointer;
	bool is_one, is_other;

	if (term_is_false(guard))
		return false;
	if (pointer->kind != TERM_ITE)
		return field_at(copy->machine, copy->path, pointer, field);
	copy->path->guard = term_and(terms, guard, choice->args[0]);
	is_one = field_of(copy, choice->args[1], field);
	copy->path->guard =
		term_and(terms, guard, term_not(terms, choice->args[0]));
	is_other = field_of(copy, choice->args[2], &other);
	copy->path->guard = guard;
	if (is_one && is_other &&
	    (field->bytes != other.bytes || field->width != other.width))
		machine_refuse(copy->machine, copy->place,
		               "a copy to variables of different types");
	if (is_other)
		*field = other;
	return is_one || is_other;
}

/*
 * The fields that are written.  What is between fields must be there, too, in
 * what is copied.
 */
static struct cell_list
cells_of(const struct copy *copy, term from)
{
	struct machine *machine = copy->machine;
	struct terms *terms = &machine->terms;
	struct cell_list cells = {0};

	for (uint32_t at = 0; at < copy->bytes;) {
		struct field field = {copy->place, at == 0, 0, 0, 0};
		term further = term_const(terms, 32, at);

		if (!field_of(copy, pointer_add(terms, copy->to, further),
		              &field)) {
			field.bytes = copy->bytes; /* obliged not to be */
			field.width = 8;
		}
		if (field.bytes == 0) {
			struct field other = {copy->place, false, 0, 0, 0};

			if (from)
				field_of(copy,
				         pointer_add(terms, from, further),
				         &other);
			at++;
			continue;
		}
		if (cells.count == CELLS_MOST || field.low != 0 ||
		    at + field.bytes > copy->bytes)
			machine_refuse(machine, copy->place,
			               "a copy of %u bytes, or of a part of "
			               "a number",
			               copy->bytes);
		*list_add(machine->arena, &cells) =
			(struct cell){at, field.bytes, NULL};
		cells.items[cells.count - 1].value =
			term_const(terms, field.width, 0);
		at += field.bytes;
	}
	return cells;
}

static void
write_cells(const struct copy *copy, const struct cell_list *cells)
{
	struct terms *terms = &copy->machine->terms;

	list_each (struct cell, cell, cells)
		machine_store_value(
			copy->machine, copy->path,
			pointer_add(terms, copy->to,
		                    term_const(terms, 32, cell->at)),
			cell->bytes, cell->value, copy->place);
}

/* Whether so many bytes at either place have none in common, or all. */
static term
is_apart(struct terms *terms, term to, term from, uint32_t bytes)
{
	term further = term_sub(terms, pointer_offset(terms, to),
	                        pointer_offset(terms, from));
	term size = term_const(terms, 32, bytes);
	term back = term_sub(terms, term_const(terms, 32, 0), further);
	term near = term_or(terms, term_binary(terms, TERM_ULT, further, size),
	                    term_binary(terms, TERM_ULT, back, size));
	term same = term_eq(terms, term_extract(terms, to, 32, 32),
	                    term_extract(terms, from, 32, 32));

	return term_or(terms, term_eq(terms, to, from),
	               term_not(terms, term_and(terms, near, same)));
}

void
machine_copy(struct machine *machine, struct path *path, term to, term from,
             uint32_t bytes, LLVMValueRef place)
{
	struct copy copy = {machine, path, to, bytes, place};
	struct terms *terms = &machine->terms;
	struct cell_list cells = cells_of(&copy, from);

	/* All is read before anything is written: they may overlap. */
	list_each (struct cell, cell, &cells)
		cell->value = machine_load_value(
			machine, path,
			pointer_add(terms, from,
		                    term_const(terms, 32, cell->at)),
			cell->bytes, cell->value->width, place);
	write_cells(&copy, &cells);
}

void
machine_copy_apart(struct machine *machine, struct path *path, term to,
                   term from, uint32_t bytes, LLVMValueRef place)
{
	machine_oblige(machine, path, MUST_BE_APART,
	               is_apart(&machine->terms, to, from, bytes), NULL, place);
	machine_copy(machine, path, to, from, bytes, place);
}

void
machine_fill(struct machine *machine, struct path *path, term to, term byte,
             uint32_t bytes, LLVMValueRef place)
{
	struct copy copy = {machine, path, to, bytes, place};
	struct terms *terms = &machine->terms;
	struct cell_list cells = cells_of(&copy, NULL);

	byte = term_extract(terms, byte, 0, 8);
	list_each (struct cell, cell, &cells) {
		bool is_pointer = cell->value->width > cell->bytes * 8;
		term value = byte;

		if (is_pointer && !term_is(byte, 0))
			machine_refuse(machine, place, "a fill of pointers");
		for (uint32_t i = 1; i < cell->bytes && !is_pointer; i++)
			value = term_concat(terms, byte, value);
		if (!is_pointer)
			cell->value = value;
	}
	write_cells(&copy, &cells);
}
