#include "cone.h"

struct cone_group {
	struct cone_group *in; /* or NULL: it is all of the group */
	uint32_t asked;        /* the last question to which it matters */
};

static struct cone_group *
whole(struct cone_group *group)
{
	while (group->in) {
		if (group->in->in)
			group->in = group->in->in;
		group = group->in;
	}
	return group;
}

static struct cone_group *
group_of(struct cone *cone, struct symbol *symbol)
{
	struct cone_group *group = map_get(&cone->groups, symbol);

	if (!group) {
		group = arena_new(cone->machine->arena, struct cone_group);
		map_put(cone->machine->arena, &cone->groups, symbol, group);
	}
	return whole(group);
}

static void
add_term(struct cone *cone, struct term_list *open, struct map *seen, term a)
{
	if (!a || map_get(seen, a))
		return;
	map_put(cone->machine->arena, seen, a, (void *)(uintptr_t)a);
	*list_add(cone->machine->arena, open) = a;
}

/* Adds what there is to look at in a term besides its symbol. */
static void
add_parts(struct cone *cone, struct term_list *open, struct map *seen, term a)
{
	const struct question *question;

	for (uint32_t i = 0; i < a->count; i++)
		add_term(cone, open, seen, a->args[i]);
	question = a->kind == TERM_APPLY
	                   ? map_get(&cone->machine->questions, a->symbol)
	                   : NULL;
	if (!question)
		return;
	add_term(cone, open, seen, question->definition);
	add_term(cone, open, seen, question->guard);
	add_term(cone, open, seen, question->low);
	add_term(cone, open, seen, question->high);
	add_term(cone, open, seen, question->body);
}

/* The groups of all that a term speaks of: one of them, or NULL. */
static struct cone_group *
visit(struct cone *cone, term a,
      void see(struct cone *, struct cone_group *, struct cone_group *))
{
	struct cone_group *last = NULL;
	struct term_list open = {0};
	struct map seen = {0};

	add_term(cone, &open, &seen, a);
	while (open.count > 0) {
		struct cone_group *group;

		a = open.items[--open.count];
		add_parts(cone, &open, &seen, a);
		/* What is said of all indices has the index from nowhere. */
		if (a->kind != TERM_APPLY || (a->is_open && a->count == 0))
			continue;
		group = group_of(cone, a->symbol);
		see(cone, group, last);
		last = whole(group);
	}
	return last;
}

static void
join(struct cone *cone, struct cone_group *group, struct cone_group *other)
{
	(void)cone;
	if (other && group != other)
		group->in = other;
}

static void
mark(struct cone *cone, struct cone_group *group, struct cone_group *other)
{
	(void)other;
	group->asked = cone->asked;
}

struct cone
cone_of(struct machine *machine)
{
	struct cone cone = {.machine = machine};

	list_each (term, fact, &machine->facts)
		*list_add(machine->arena, &cone.of_facts) =
			visit(&cone, *fact, join);
	list_each (term, place, &machine->places)
		visit(&cone, *place, join);
	return cone;
}

void
cone_aim(struct cone *cone, term goal)
{
	cone->asked++;
	visit(cone, goal, mark);
}

bool
cone_has(const struct cone *cone, uint32_t fact)
{
	struct cone_group *group = cone->of_facts.items[fact];

	return group && whole(group)->asked == cone->asked;
}
