#include "wrapper.h"

#include <string.h>

/* What a use of one layer shows of another's primitives. */
struct wrapper {
	const struct primitive *primitive; /* the first that uses a symbol, of
	                                      those that can be seen, if any */
	const struct event *hidden;        /* by which it cannot, or NULL */
	bool is_only;
};

struct wrappers LIST(struct wrapper);

/* Why a module that stands below group cannot see a primitive, or NULL. */
static const struct event *
find_hiding(const struct composition *c, const struct primitive *primitive,
            uint32_t group)
{
	if (compose_visible(c, primitive->name, group) == primitive)
		return NULL;
	return compose_why(c, primitive->name, group);
}

/* Finds what the layer that hides a symbol makes of it: what uses it. */
static struct wrapper
find_wrapper(const struct program *program, const struct placement *hider,
             const char *symbol, uint32_t group)
{
	const struct composition *c = program->composition;
	const struct module *side = program_module(program, hider);
	struct wrapper found = {.is_only = true};

	for (uint32_t i = 0; side && i < side->units.count; i++)
		list_each (const struct use, use, &side->units.items[i]->uses) {
			struct wrapper next = {.is_only = true};

			if (use->symbol != symbol || !use->from)
				continue;
			next.primitive =
				map_get(&hider->export_by_name, use->from);
			if (!next.primitive ||
			    next.primitive == found.primitive ||
			    next.primitive->flags & (EXPORT_ASM | EXPORT_INIT))
				continue;
			next.hidden = find_hiding(c, next.primitive, group);
			if (!found.primitive || (found.hidden && !next.hidden))
				found = next;
			else if (!next.hidden)
				found.is_only = false;
		}
	return found;
}

/*
 * Finds the way from a symbol to what wraps it where it can be seen: each step
 * wraps the one before, which a higher layer hides.
 */
static struct wrappers
find_way(const struct program *program, const struct event *hidden,
         const char *symbol, uint32_t group)
{
	struct wrappers way = {0};

	for (;;) {
		struct wrapper next =
			find_wrapper(program, hidden->placement, symbol, group);

		if (!next.primitive)
			return (struct wrappers){0};
		*list_add(program->session->arena, &way) = next;
		if (!next.hidden)
			return way;
		if (next.hidden->kind != EVENT_HIDE ||
		    next.hidden->placement->group <= hidden->placement->group)
			return (struct wrappers){0};
		hidden = next.hidden;
		symbol = next.primitive->name;
	}
}

static bool
are_called_alike(const struct program *program, const char *a, const char *b)
{
	const char *left = map_get(&program->prototypes, a);
	const char *right = map_get(&program->prototypes, b);

	return left && right && strcmp(left, right) == 0;
}

void
wrapper_note(struct program *program, const struct module *module,
             const struct use *use, const struct justification *j)
{
	struct diag *diag = program->session->diag;
	const struct composition *c = program->composition;
	struct wrappers way = find_way(
		program, j->event, use->symbol,
		module->placement ? module->placement->group : c->group_count);
	const char *wrapped = use->symbol;

	list_each (const struct wrapper, wrapper, &way) {
		const struct primitive *primitive = wrapper->primitive;
		const char *layer = primitive->placement->layer->name.text;

		if (wrapper->hidden)
			diag_note(diag, wrapper->hidden->word->span,
			          "'%s', which '%s' exports, uses '%s', but "
			          "'%s' hides it here",
			          primitive->name, layer, wrapped,
			          wrapper->hidden->placement->layer->name.text);
		else
			diag_note(diag, primitive->export->name.span,
			          "'%s', which '%s' exports, uses '%s': is "
			          "that what is meant?",
			          primitive->name, layer, wrapped);
		wrapped = primitive->name;
	}
	if (way.count == 1 && way.items[0].is_only && use->span.source &&
	    !use->macro.source &&
	    are_called_alike(program, use->symbol, wrapped))
		diag_fix(diag, use->span, "%s", wrapped);
}
