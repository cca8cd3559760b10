#include "registers.h"

enum { WORD = 4 };

struct registers
registers_begin(void)
{
	struct registers registers = {0};

	for (uint32_t i = 0; i < STEP_REGISTERS; i++) {
		registers.values[i] = (struct value){ORIGIN_ENTRY, i, 0};
		registers.by[i] = NO_STEP;
	}
	return registers;
}

struct registers
registers_copy(struct arena *arena, const struct registers *registers)
{
	struct registers copy = *registers;

	copy.cells.items = NULL;
	copy.cells.count = copy.cells.capacity = 0;
	list_each (const struct cell, cell, &registers->cells)
		*list_add(arena, &copy.cells) = *cell;
	return copy;
}

static bool
is_same(struct value a, struct value b)
{
	return a.origin == b.origin && a.id == b.id && a.offset == b.offset;
}

static bool
is_mixed(struct value value)
{
	return value.origin == ORIGIN_MIXED;
}

/* How far a is behind b, if both count from the same place. */
static bool
find_distance(struct value a, struct value b, int32_t *distance)
{
	*distance = (int32_t)(a.offset - b.offset);
	return a.origin == b.origin && a.id == b.id && !is_mixed(a);
}

static struct cell *
find_cell(const struct registers *registers, struct value at)
{
	list_each (struct cell, cell, &registers->cells)
		if (is_same(cell->at, at))
			return cell;
	return NULL;
}

static bool
join_value(struct value *known, struct value now)
{
	if (is_mixed(*known) || is_same(*known, now))
		return false;
	*known = (struct value){.origin = ORIGIN_MIXED};
	return true;
}

/* What only one of two ways has stored may be anything. */
static bool
join_cells(struct arena *arena, struct registers *known,
           const struct registers *now)
{
	bool changed = false;

	list_each (struct cell, cell, &known->cells) {
		const struct cell *other = find_cell(now, cell->at);
		const struct value mixed = {.origin = ORIGIN_MIXED};

		changed |=
			join_value(&cell->value, other ? other->value : mixed);
	}
	list_each (const struct cell, cell, &now->cells)
		if (!find_cell(known, cell->at)) {
			*list_add(arena, &known->cells) = (struct cell){
				cell->at, {.origin = ORIGIN_MIXED}, cell->by};
			changed = true;
		}
	return changed;
}

bool
registers_join(struct arena *arena, struct registers *known,
               const struct registers *now)
{
	bool changed = join_cells(arena, known, now);
	uint32_t saved = known->saved | now->saved;

	for (uint32_t i = 0; i < STEP_REGISTERS; i++) {
		bool is_first = registers_hold(known, i, 0);

		if (!join_value(&known->values[i], now->values[i]))
			continue;
		if (is_first)
			known->by[i] = now->by[i];
		changed = true;
	}
	changed |= saved != known->saved;
	known->saved = saved;
	return changed;
}

/* Each step makes one value for each register, anew where it is in a loop. */
static struct value
make(struct registers *registers, enum step_register to, uint32_t index)
{
	struct value made = {ORIGIN_MADE, index * (STEP_REGISTERS + 1) + to, 0};
	const struct value mixed = {.origin = ORIGIN_MIXED};
	uint32_t kept = 0;

	for (uint32_t i = 0; i < STEP_REGISTERS; i++)
		if (registers->values[i].origin == ORIGIN_MADE &&
		    registers->values[i].id == made.id)
			registers->values[i] = mixed;
	list_each (const struct cell, cell, &registers->cells) {
		struct cell left = *cell;

		if (left.at.origin == ORIGIN_MADE && left.at.id == made.id)
			continue;
		if (left.value.origin == ORIGIN_MADE &&
		    left.value.id == made.id)
			left.value = mixed;
		registers->cells.items[kept++] = left;
	}
	registers->cells.count = kept;
	return made;
}

/* What is below the stack pointer is anybody's: interrupts write there. */
static void
trim(struct registers *registers)
{
	uint32_t kept = 0;
	int32_t distance;

	list_each (const struct cell, cell, &registers->cells)
		if (!find_distance(cell->at, registers->values[STEP_ESP],
		                   &distance) ||
		    distance >= 0)
			registers->cells.items[kept++] = *cell;
	registers->cells.count = kept;
}

static void
set(struct registers *registers, enum step_register to, struct value value,
    uint32_t index)
{
	if (to >= STEP_REGISTERS)
		return;
	/* Where it was lost counts, not what was done to it after that. */
	if (to == STEP_ESP || value.origin == ORIGIN_ENTRY ||
	    registers_hold(registers, to, 0))
		registers->by[to] = index;
	registers->values[to] = value;
	if (to == STEP_ESP)
		trim(registers);
}

void
registers_change(struct registers *registers, enum step_register to,
                 uint32_t index)
{
	set(registers, to, make(registers, to, index), index);
}

static struct value
value_of(struct registers *registers, enum step_register from, uint32_t index)
{
	return from < STEP_REGISTERS ? registers->values[from]
	                             : make(registers, STEP_NONE, index);
}

/* The address of a load or store. */
static struct value
place_of(const struct registers *registers, const struct code_step *step)
{
	struct value place = {.origin = ORIGIN_MIXED};

	if (step->base < STEP_REGISTERS)
		place = registers->values[step->base];
	else if (step->base == STEP_STATIC)
		place = (struct value){ORIGIN_STATIC, step->target, 0};
	place.offset += step->number;
	return place;
}

static struct value
load(struct registers *registers, struct value at, enum step_register to,
     uint32_t index)
{
	const struct cell *cell = find_cell(registers, at);

	if (is_mixed(at))
		return make(registers, to, index);
	if (cell)
		return cell->value;
	if (at.origin == ORIGIN_ENTRY && at.id == STEP_ESP && at.offset == 0)
		return (struct value){ORIGIN_ENTRY, RETURN_ADDRESS, 0};
	return make(registers, to, index);
}

static void
store(struct arena *arena, struct registers *registers, struct value at,
      uint32_t size, struct cell cell)
{
	struct cell *known = find_cell(registers, at);
	int32_t distance;

	if (cell.value.origin == ORIGIN_ENTRY && cell.value.offset == 0 &&
	    cell.value.id < STEP_REGISTERS && size == WORD)
		registers->saved |= REGISTER_SET(cell.value.id);
	if (is_mixed(at))
		return;
	list_each (struct cell, other, &registers->cells)
		if (find_distance(other->at, at, &distance) &&
		    distance > -WORD && distance < (int32_t)size)
			other->value.origin = ORIGIN_MIXED;
	if (size != WORD ||
	    (find_distance(at, registers->values[STEP_ESP], &distance) &&
	     distance < 0))
		return;
	if (!known)
		known = list_add(arena, &registers->cells);
	cell.at = at;
	*known = cell;
}

static void
push(struct arena *arena, struct registers *registers,
     const struct code_step *step, uint32_t index)
{
	struct value *stack = &registers->values[STEP_ESP];
	struct cell cell = {.by = index};

	cell.value = value_of(registers, step->from, index);
	stack->offset -= step->size;
	registers->by[STEP_ESP] = index;
	store(arena, registers, *stack, step->size, cell);
}

/* Of flags only one is followed: others do not tell what it is. */
static struct value
flags_of(const struct code_steps *steps, struct value value)
{
	const struct code_step *maker = registers_maker(steps, value);

	if (maker && maker->kind == STEP_CHANGE && maker->to == STEP_FLAGS)
		return value;
	return (struct value){ORIGIN_ENTRY, STEP_FLAGS, 0};
}

static void
pop(struct registers *registers, const struct code_steps *steps, uint32_t index)
{
	const struct code_step *step = &steps->items[index];
	struct value value = {.origin = ORIGIN_MIXED};

	if (step->size == WORD)
		value = load(registers, registers->values[STEP_ESP], step->to,
		             index);
	registers_take(registers, step->size);
	registers->by[STEP_ESP] = index;
	set(registers, step->to,
	    step->to == STEP_FLAGS ? flags_of(steps, value) : value, index);
}

static void
exchange(struct registers *registers, const struct code_step *step,
         uint32_t index)
{
	struct value value = value_of(registers, step->to, index);

	if (step->to == step->from)
		return;
	set(registers, step->to, value_of(registers, step->from, index), index);
	set(registers, step->from, value, index);
}

static void
move(struct registers *registers, const struct code_step *step, uint32_t index)
{
	struct value value = value_of(registers, step->from, index);

	if (step->to == step->from && step->number == 0)
		return;
	value.offset += step->number;
	set(registers, step->to, value, index);
}

void
registers_apply(struct arena *arena, struct registers *registers,
                const struct code_steps *steps, uint32_t index)
{
	const struct code_step *step = &steps->items[index];
	struct cell cell = {.by = index};

	switch (step->kind) {
	case STEP_CHANGE:
	case STEP_ADDRESS:
		registers_change(registers, step->to, index);
		return;
	case STEP_CLEAR:
		set(registers, STEP_FLAGS,
		    (struct value){ORIGIN_ENTRY, STEP_FLAGS, 0}, index);
		return;
	case STEP_MOVE:
		move(registers, step, index);
		return;
	case STEP_EXCHANGE:
		exchange(registers, step, index);
		return;
	case STEP_LOAD:
		set(registers, step->to,
		    step->size == WORD
		            ? load(registers, place_of(registers, step),
		                   step->to, index)
		            : make(registers, step->to, index),
		    index);
		return;
	case STEP_STORE:
		cell.value = value_of(registers, step->from, index);
		store(arena, registers, place_of(registers, step), step->size,
		      cell);
		return;
	case STEP_PUSH:
		push(arena, registers, step, index);
		return;
	case STEP_POP:
		pop(registers, steps, index);
		return;
	default:
		return;
	}
}

void
registers_take(struct registers *registers, uint32_t bytes)
{
	registers->values[STEP_ESP].offset += bytes;
	trim(registers);
}

bool
registers_hold(const struct registers *registers, enum step_register at,
               uint32_t number)
{
	const struct value *value = &registers->values[at];

	return value->origin == ORIGIN_ENTRY && value->id == at &&
	       value->offset == number;
}

bool
registers_is_return(struct value value)
{
	return value.origin == ORIGIN_ENTRY && value.id == RETURN_ADDRESS &&
	       value.offset == 0;
}

const struct cell *
registers_top(const struct registers *registers)
{
	const struct value stack = registers->values[STEP_ESP];

	return is_mixed(stack) ? NULL : find_cell(registers, stack);
}

const struct code_step *
registers_maker(const struct code_steps *steps, struct value value)
{
	uint32_t index = value.id / (STEP_REGISTERS + 1);

	return value.origin == ORIGIN_MADE && value.offset == 0 &&
	                       index < steps->count
	               ? &steps->items[index]
	               : NULL;
}
