#include "wrapper.h"

#include <string.h>

/* What a use of one layer shows of another's primitives. */
struct wrapper {
	const struct primitive *primitive; /* the first that uses a symbol */
	bool is_only;
};

/*
 * Finds what the layer that hides a symbol makes of it: a primitive that uses
 * it, and that module can see.
 */
static struct wrapper
find_wrapper(const struct program *program, const struct module *module,
             const struct placement *hider, const char *symbol)
{
	const struct composition *c = program->composition;
	const struct module *side = program_module(program, hider);
	uint32_t group =
		module->placement ? module->placement->group : c->group_count;
	struct wrapper wrapper = {.is_only = true};

	for (uint32_t i = 0; side && i < side->units.count; i++)
		list_each (const struct use, use, &side->units.items[i]->uses) {
			const struct primitive *primitive =
				use->symbol == symbol && use->from
					? map_get(&hider->export_by_name,
			                          use->from)
					: NULL;

			if (!primitive || primitive == wrapper.primitive ||
			    primitive->flags & (EXPORT_ASM | EXPORT_INIT) ||
			    compose_visible(c, use->from, group) != primitive)
				continue;
			wrapper.is_only = !wrapper.primitive;
			if (!wrapper.primitive)
				wrapper.primitive = primitive;
		}
	return wrapper;
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
	const struct placement *hider = j->event->placement;
	struct wrapper wrapper =
		find_wrapper(program, module, hider, use->symbol);
	const char *name;

	if (!wrapper.primitive)
		return;
	name = wrapper.primitive->name;
	diag_note(diag, wrapper.primitive->export->name.span,
	          "'%s', which '%s' exports, uses it: is that what is meant?",
	          name, hider->layer->name.text);
	if (wrapper.is_only && use->span.source && !use->macro.source &&
	    are_called_alike(program, use->symbol, name))
		diag_fix(diag, use->span, "%s", name);
}
