#include <stdlib.h>

#include "bodies.h"

enum { WORD = 4 };

/* A function while its ways are followed. */
struct walk {
	struct bodies *bodies;
	struct body *body;
	const struct code_steps *steps;
	const bool *leaders; /* by step: where ways may meet */
	struct map known;    /* of steps, to struct registers there */
	struct {
		uint32_t *items;
		uint32_t count, capacity;
	} queue;
};

/* Where something leads: a step of the unit, or a name; or who knows where. */
struct goal {
	uint32_t step;
	const char *name;
};

static const bool *
leaders_of(struct bodies *bodies, const struct unit *unit)
{
	bool *leaders = map_get(&bodies->leaders, unit);

	if (leaders)
		return leaders;
	leaders = arena_array(bodies->arena, bool, unit->steps.count);
	list_each (const struct code_step, step, &unit->steps)
		if (step->target < unit->steps.count &&
		    (step->kind >= STEP_CALL || step->kind == STEP_ADDRESS))
			leaders[step->target] = true;
	list_each (const struct code_entry, entry, &unit->entries)
		if (entry->step < unit->steps.count)
			leaders[entry->step] = true;
	map_put(bodies->arena, &bodies->leaders, unit, leaders);
	return leaders;
}

/* Goes on at a step with what is known now. */
static void
go(struct walk *walk, uint32_t index, const struct registers *now)
{
	const struct code_step *step = &walk->steps->items[index];
	struct arena *arena = walk->bodies->arena;
	struct registers *known = map_get(&walk->known, step);

	if (!known) {
		known = arena_new(arena, struct registers);
		*known = registers_copy(arena, now);
		map_put(arena, &walk->known, step, known);
	} else if (!registers_join(arena, known, now)) {
		return;
	}
	*list_add(arena, &walk->queue) = index;
}

/* A place is come to again when less is known there: that counts then. */
static void
add_way(struct walk *walk, struct way way)
{
	struct arena *arena = walk->bodies->arena;

	way.at = registers_copy(arena, &way.at);
	list_each (struct way, other, &walk->body->ways)
		if (other->step == way.step && other->kind == way.kind &&
		    other->to == way.to) {
			*other = way;
			return;
		}
	*list_add(arena, &walk->body->ways) = way;
}

/* Out of the function by a step, when the caller's stack pointer is so. */
static void
leave(struct walk *walk, struct way way, uint32_t taken)
{
	way.stack = way.at.values[STEP_ESP];
	way.stack.offset += taken;
	add_way(walk, way);
}

/* The name of an entry at a step, or NULL. */
static const char *
entry_at(const struct bodies *bodies, const struct unit *unit, uint32_t step)
{
	return step < unit->steps.count
	               ? map_get(&bodies->name_at, &unit->steps.items[step])
	               : NULL;
}

static struct effect
effect_of(struct bodies *bodies, const struct unit *unit,
          const struct goal *goal)
{
	if (goal->name)
		return bodies_effect(bodies, goal->name);
	if (goal->step >= unit->steps.count)
		return (struct effect){.returns = true, .lost = STEP_SCRATCH};
	return bodies_find(bodies, unit, goal->step)->effect;
}

struct effect
bodies_called(struct bodies *bodies, const struct unit *unit,
              const struct code_step *step)
{
	struct goal goal = {step->target, step->symbol};

	if (!goal.name)
		goal.name = entry_at(bodies, unit, goal.step);
	return effect_of(bodies, unit, &goal);
}

/* Something was called by a step, and has come back. */
static void
come_back(struct registers *now, const struct effect *effect, uint32_t index)
{
	for (uint32_t i = 0; i < STEP_REGISTERS; i++)
		if (effect->lost & REGISTER_SET(i))
			registers_change(now, i, index);
	if (!(effect->lost & REGISTER_SET(STEP_ESP)))
		registers_take(now, effect->taken);
}

/* Another function goes on in place of this one. */
static void
hand_over(struct walk *walk, uint32_t index, const struct goal *goal,
          const struct registers *now)
{
	struct effect effect = effect_of(walk->bodies, walk->body->unit, goal);
	struct registers then = registers_copy(walk->bodies->arena, now);

	if (!effect.returns)
		return;
	come_back(&then, &effect, index);
	leave(walk,
	      (struct way){.kind = WAY_RETURN,
	                   .step = index,
	                   .to = goal->name,
	                   .at = then},
	      WORD);
}

/*
 * Control goes from one step to another place.  At another function's begin
 * that one goes on in place of this, if the stack is as it was.
 */
static void
enter(struct walk *walk, uint32_t index, struct goal goal,
      const struct registers *now)
{
	const char *entry = entry_at(walk->bodies, walk->body->unit, goal.step);

	if (entry)
		goal.name = entry;
	if (goal.name && goal.step != walk->body->start &&
	    (goal.step >= walk->steps->count ||
	     registers_hold(now, STEP_ESP, 0)))
		hand_over(walk, index, &goal, now);
	else if (goal.step < walk->steps->count)
		go(walk, goal.step, now);
	else
		leave(walk,
		      (struct way){.kind = WAY_JUMP, .step = index, .at = *now},
		      WORD);
}

/* Where a value leads that is called or jumped to. */
static struct goal
goal_of(const struct walk *walk, const struct code_step *step,
        const struct registers *now)
{
	struct goal goal = {step->target, step->symbol};
	const struct code_step *maker = NULL;

	if (step->from < STEP_REGISTERS)
		maker = registers_maker(walk->steps, now->values[step->from]);
	if (maker && maker->kind == STEP_ADDRESS)
		goal = (struct goal){maker->target, maker->symbol};
	if (!goal.name)
		goal.name = entry_at(walk->bodies, walk->body->unit, goal.step);
	return goal;
}

/* Returns whether it comes back. */
static bool
call(struct walk *walk, uint32_t index, struct registers *now)
{
	struct goal goal = goal_of(walk, &walk->steps->items[index], now);
	struct effect effect = effect_of(walk->bodies, walk->body->unit, &goal);

	if (!effect.body && !registers_hold(now, STEP_FLAGS, 0)) {
		leave(walk,
		      (struct way){.kind = WAY_CALL,
		                   .step = index,
		                   .to = goal.name,
		                   .at = *now},
		      0);
		now->values[STEP_FLAGS] =
			(struct value){ORIGIN_ENTRY, STEP_FLAGS, 0};
	}
	come_back(now, &effect, index);
	return effect.returns;
}

static void
jump(struct walk *walk, uint32_t index, const struct registers *now)
{
	const struct code_step *step = &walk->steps->items[index];

	if (step->from < STEP_REGISTERS &&
	    registers_is_return(now->values[step->from]))
		leave(walk,
		      (struct way){
			      .kind = WAY_RETURN, .step = index, .at = *now},
		      0);
	else
		enter(walk, index, goal_of(walk, step, now), now);
}

/*
 * Where ret goes that finds an address on the stack: push f; ret.  What was
 * there when something was called is an argument that was left.
 */
static const struct code_step *
pushed_goal(const struct walk *walk, uint32_t index,
            const struct registers *now)
{
	const struct cell *top = registers_top(now);
	const struct code_step *maker =
		top ? registers_maker(walk->steps, top->value) : NULL;

	if (!maker || maker->kind != STEP_ADDRESS || top->by > index ||
	    registers_hold(now, STEP_ESP, 0))
		return NULL;
	for (uint32_t i = top->by; i < index; i++)
		if (walk->steps->items[i].kind == STEP_CALL)
			return NULL;
	return maker;
}

static void
give_back(struct walk *walk, uint32_t index, struct registers *now)
{
	const struct code_step *step = &walk->steps->items[index];
	const struct code_step *maker = pushed_goal(walk, index, now);

	if (maker) {
		registers_take(now, WORD + step->number);
		enter(walk, index, (struct goal){maker->target, maker->symbol},
		      now);
		return;
	}
	leave(walk, (struct way){.kind = WAY_RETURN, .step = index, .at = *now},
	      WORD + step->number);
}

/* By a frame that was pushed here control may stay in the function. */
static void
leap(struct walk *walk, uint32_t index, struct registers *now)
{
	const struct code_step *step = &walk->steps->items[index];
	const struct code_step *maker = pushed_goal(walk, index, now);

	if (!maker || maker->target >= walk->steps->count ||
	    step->number == 0) {
		leave(walk,
		      (struct way){.kind = WAY_LEAP, .step = index, .at = *now},
		      0);
		return;
	}
	registers_take(now, step->number);
	go(walk, maker->target, now);
}

/* Follows control from a step to where it meets others, or ends. */
static void
run(struct walk *walk, uint32_t index)
{
	struct arena *arena = walk->bodies->arena;
	const struct code_step *step = &walk->steps->items[index];
	struct registers now =
		registers_copy(arena, map_get(&walk->known, step));

	for (uint32_t i = index; i < walk->steps->count; i++) {
		step = &walk->steps->items[i];
		if (i > index && walk->leaders[i]) {
			enter(walk, i - 1, (struct goal){.step = i}, &now);
			return;
		}
		switch (step->kind) {
		case STEP_CALL:
			if (!call(walk, i, &now))
				return;
			break;
		case STEP_BRANCH:
			enter(walk, i, goal_of(walk, step, &now), &now);
			break;
		case STEP_JUMP:
			jump(walk, i, &now);
			return;
		case STEP_RETURN:
			give_back(walk, i, &now);
			return;
		case STEP_LEAP:
			leap(walk, i, &now);
			return;
		case STEP_STOP:
			return;
		default:
			registers_apply(arena, &now, walk->steps, i);
			break;
		}
	}
}

static int
by_step(const void *a, const void *b)
{
	const struct way *first = a, *second = b;

	if (first->step != second->step)
		return first->step < second->step ? -1 : 1;
	return first->kind < second->kind ? -1 : first->kind > second->kind;
}

/* What who calls the function may rely on. */
static struct effect
effect_of_ways(const struct body *body)
{
	struct effect effect = {.body = body};
	bool is_known = true;
	uint32_t taken = WORD;

	list_each (const struct way, way, &body->ways) {
		if (way->kind == WAY_LEAP || way->kind == WAY_CALL)
			continue;
		if (!effect.returns)
			taken = way->stack.offset;
		effect.returns = true;
		is_known &= way->stack.origin == ORIGIN_ENTRY &&
		            way->stack.id == STEP_ESP &&
		            way->stack.offset == taken;
		for (uint32_t i = 0; i < STEP_REGISTERS; i++)
			if (i != STEP_ESP && !registers_hold(&way->at, i, 0))
				effect.lost |= REGISTER_SET(i);
	}
	effect.taken = taken - WORD;
	if (!is_known)
		effect.lost |= REGISTER_SET(STEP_ESP);
	return effect;
}

const struct body *
bodies_find(struct bodies *bodies, const struct unit *unit, uint32_t start)
{
	const struct code_step *step = &unit->steps.items[start];
	struct body *body = map_get(&bodies->by_step, step);
	const struct registers begin = registers_begin();
	struct walk walk = {.bodies = bodies, .steps = &unit->steps};

	if (!body) {
		body = arena_new(bodies->arena, struct body);
		body->unit = unit;
		body->start = start;
		map_put(bodies->arena, &bodies->by_step, step, body);
	}
	if (body->is_found)
		return body;
	body->is_found = true;
	/* While it is looked at, it is taken for one of C. */
	body->effect = (struct effect){.returns = true,
	                               .body = body,
	                               .lost = REGISTER_SET(STEP_EAX) |
	                                       REGISTER_SET(STEP_ECX) |
	                                       REGISTER_SET(STEP_EDX)};
	walk.body = body;
	walk.leaders = leaders_of(bodies, unit);
	go(&walk, start, &begin);
	while (walk.queue.count > 0)
		run(&walk, walk.queue.items[--walk.queue.count]);
	if (body->ways.count > 0)
		qsort(body->ways.items, body->ways.count, sizeof(struct way),
		      by_step);
	body->effect = effect_of_ways(body);
	return body;
}
