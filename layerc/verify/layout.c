/* Leaves of types, and what is in them at first. */
#include <string.h>

#include "inside.h"

enum { ENTRIES_MOST = 4096 }; /* of tables of more dimensions than one */

/* Where a type stands in an object, and what debuggers know of it. */
struct position {
	struct leaf leaf;
	LLVMValueRef debug; /* or NULL */
	uint32_t taken;     /* of an array's dimensions */
};

static void add_leaves(struct machine *machine, struct object *object,
                       LLVMTypeRef type, const struct position *so_far);

/* Fields have numbers where debuggers know no name that C would take. */
static void
add_fields(struct machine *machine, struct object *object, LLVMTypeRef type,
           const struct position *so_far)
{
	for (uint32_t i = 0; i < LLVMCountStructElementTypes(type); i++) {
		struct position field = *so_far;
		uint32_t offset =
			(uint32_t)LLVMOffsetOfElement(machine->data, type, i);
		const char *name = arena_print(machine->arena, "%u", i);

		field.leaf.offset += offset;
		field.debug =
			debug_member(machine, so_far->debug, offset, &name);
		field.leaf.path = arena_print(machine->arena, "%s.%s",
		                              so_far->leaf.path, name);
		add_leaves(machine, object, LLVMStructGetTypeAtIndex(type, i),
		           &field);
	}
}

static void
add_leaves(struct machine *machine, struct object *object, LLVMTypeRef type,
           const struct position *so_far)
{
	LLVMTypeKind kind = LLVMGetTypeKind(type);
	struct position next = *so_far;
	struct leaf leaf = so_far->leaf;

	if (kind == LLVMStructTypeKind) {
		add_fields(machine, object, type, so_far);
		return;
	}
	if (kind == LLVMArrayTypeKind) {
		LLVMTypeRef element = LLVMGetElementType(type);

		if (leaf.rank == INDICES_MOST)
			machine_refuse(machine, NULL,
			               "arrays of more than %d dimensions",
			               INDICES_MOST);
		leaf.dimensions[leaf.rank++] = (struct dimension){
			(uint32_t)LLVMABISizeOfType(machine->data, element),
			LLVMGetArrayLength(type),
		};
		if (leaf.dimensions[leaf.rank - 1].stride == 0)
			return;
		leaf.path = arena_print(machine->arena, "%s[]", leaf.path);
		next.leaf = leaf;
		next.debug = debug_entry(machine, so_far->debug, &next.taken);
		add_leaves(machine, object, element, &next);
		return;
	}
	/* With the bytes that no bit of it is in: bit-fields are read so. */
	leaf.bytes = (uint32_t)LLVMABISizeOfType(machine->data, type);
	if (leaf.bytes > 8)
		machine_refuse(machine, NULL,
		               "'%s' has numbers of more than 64 bits",
		               object->name);
	leaf.width =
		kind == LLVMPointerTypeKind ? POINTER_BITS : leaf.bytes * 8;
	leaf.is_named = debug_bytes(machine, so_far->debug) == leaf.bytes;
	leaf.is_truth =
		leaf.bytes == 1 && debug_is_truth(machine, so_far->debug);
	leaf.id = machine->leaves.count;
	*list_add(machine->arena, &machine->leaves) = leaf;
	*list_add(machine->arena, &object->leaves) = leaf;
}

void
leaves_of(struct machine *machine, LLVMTypeRef type, LLVMValueRef debug,
          struct object *object)
{
	struct position whole = {.leaf.path = "", .debug = debug};

	add_leaves(machine, object, type, &whole);
}

uint32_t
bytes_of(struct machine *machine, LLVMTypeRef type)
{
	return (uint32_t)LLVMStoreSizeOfType(machine->data, type);
}

uint32_t
width_of(struct machine *machine, LLVMTypeRef type, LLVMValueRef place)
{
	switch (LLVMGetTypeKind(type)) {
	case LLVMIntegerTypeKind:
		if (LLVMGetIntTypeWidth(type) > 64)
			machine_refuse(machine, place,
			               "numbers of more than 64 bits");
		return LLVMGetIntTypeWidth(type);
	case LLVMPointerTypeKind:
		return POINTER_BITS;
	default:
		machine_refuse(machine, place,
		               "values that are no numbers or pointers");
	}
}

/* The scalar at so many bytes from the begin of a constant, or NULL. */
static LLVMValueRef
scalar_at(struct machine *machine, LLVMValueRef value, uint32_t offset)
{
	LLVMTypeRef type = LLVMTypeOf(value);

	for (;;) {
		LLVMTypeKind kind = LLVMGetTypeKind(type);
		uint32_t i, size;

		if (LLVMIsAConstantAggregateZero(value) || LLVMIsUndef(value))
			return value;
		if (kind == LLVMStructTypeKind) {
			i = LLVMElementAtOffset(machine->data, type, offset);
			offset -= (uint32_t)LLVMOffsetOfElement(machine->data,
			                                        type, i);
			value = LLVMGetOperand(value, i);
		} else if (kind == LLVMArrayTypeKind) {
			size = (uint32_t)LLVMABISizeOfType(
				machine->data, LLVMGetElementType(type));
			i = offset / size;
			offset %= size;
			value = LLVMIsAConstantDataSequential(value)
			                ? LLVMGetElementAsConstant(value, i)
			                : LLVMGetOperand(value, i);
		} else {
			return value;
		}
		type = LLVMTypeOf(value);
	}
}

static term
initial_value(struct machine *machine, const struct leaf *leaf,
              LLVMValueRef initializer, uint32_t offset)
{
	LLVMValueRef scalar = scalar_at(machine, initializer, offset);

	if (LLVMIsAConstantAggregateZero(scalar) || LLVMIsUndef(scalar))
		return term_const(&machine->terms, leaf->width, 0);
	return term_zext(&machine->terms, constant(machine, scalar, NULL),
	                 leaf->width);
}

/* A choice among all entries, whose indices the memory's bounds are. */
static term
initial_choice(struct machine *machine, const struct leaf *leaf,
               LLVMValueRef initializer, uint32_t depth, uint32_t offset)
{
	struct terms *terms = &machine->terms;
	const struct dimension *dimension = &leaf->dimensions[depth];
	term value = NULL;

	if (depth == leaf->rank)
		return initial_value(machine, leaf, initializer, offset);
	for (uint32_t i = dimension->count; i-- > 0;) {
		term here =
			initial_choice(machine, leaf, initializer, depth + 1,
		                       offset + i * dimension->stride);
		term is_here = term_eq(terms, machine->memory.bounds[depth],
		                       term_const(terms, INDEX_BITS, i));

		value = value ? term_ite(terms, is_here, here, value) : here;
	}
	return value;
}

const struct node *
initial_node(struct machine *machine, const struct object *object,
             const struct leaf *leaf, LLVMValueRef initializer)
{
	uint32_t count = leaf->dimensions[0].count, all = 1;
	term *table;

	if (LLVMIsNull(initializer))
		return node_lambda(&machine->memory, leaf->rank,
		                   term_const(&machine->terms, leaf->width, 0));
	for (uint32_t d = 0; d < leaf->rank; d++)
		all *= leaf->dimensions[d].count;
	if (all == 0 || (leaf->rank > 1 && all > ENTRIES_MOST))
		return node_unknown(&machine->memory, object->name, leaf);
	if (leaf->rank != 1)
		return node_lambda(&machine->memory, leaf->rank,
		                   initial_choice(machine, leaf, initializer, 0,
		                                  leaf->offset));
	table = arena_array(machine->arena, term, count);
	for (uint32_t i = 0; i < count; i++)
		table[i] = initial_value(
			machine, leaf, initializer,
			leaf->offset + i * leaf->dimensions[0].stride);
	return node_table(&machine->memory, table, count);
}
