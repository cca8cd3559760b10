#include "inlined.h"

#include <string.h>

bool
inlined_is_in_header(const struct module *module,
                     const struct definition *definition)
{
	if (!module->placement || definition->kind != SYMBOL_FUNCTION ||
	    !definition->span.source)
		return false;
	list_each (const struct file_name, header,
	           &module->placement->layer->headers)
		if (strcmp(definition->span.source->path, header->path) == 0)
			return true;
	return false;
}

static void take_uses(struct program *program, struct module *module,
                      const struct module *from, const char *function);

/* Takes over the body of a function, if it is another layer's. */
static void
take(struct program *program, struct module *module, const char *symbol)
{
	const struct module *from = map_get(&program->inlines, symbol);

	if (!from || from == module || map_get(&module->taken, symbol))
		return;
	map_put(program->session->arena, &module->taken, symbol,
	        (void *)(uintptr_t)from);
	take_uses(program, module, from, symbol);
}

static void
take_uses(struct program *program, struct module *module,
          const struct module *from, const char *function)
{
	struct arena *arena = program->session->arena;

	for (uint32_t i = 0; i < from->units.count; i++) {
		const struct unit *unit = from->units.items[i];

		list_each (const struct use, use, &unit->uses) {
			if (use->from != function)
				continue;
			map_put(arena, &module->inlined, use->symbol, module);
			take(program, module, use->symbol);
		}
		list_each (const struct code_place, place, &unit->restricted)
			if (place->from == function)
				module->inlined_classes |= place->classes;
	}
}

void
inlined_find(struct program *program)
{
	if (program->inlines.count == 0)
		return;
	for (uint32_t i = 0; i < program->modules.count; i++) {
		struct module *module = program->modules.items[i];

		for (uint32_t j = 0; j < module->units.count; j++)
			list_each (const struct use, use,
			           &module->units.items[j]->uses)
				take(program, module, use->symbol);
	}
}

bool
inlined_uses(const struct module *module, const struct unit *unit,
             const char *symbol)
{
	return unit->is_object && unit->is_compiled && !unit->is_prebuilt &&
	       map_get(&module->inlined, symbol);
}

/*
 * Whether a function uses no variable, no primitive and no machine, and neither
 * do others of headers that it calls.  Those asked about stand in seen.
 */
static bool
computes(const struct program *program, const char *function, struct map *seen)
{
	const struct module *from = map_get(&program->inlines, function);

	if (!from)
		return false;
	if (map_get(seen, function))
		return true;
	map_put(program->session->arena, seen, function, seen);
	for (uint32_t i = 0; i < from->units.count; i++) {
		const struct unit *unit = from->units.items[i];

		list_each (const struct use, use, &unit->uses)
			if (use->from == function &&
			    use->kind != USE_CONSTANT &&
			    !computes(program, use->symbol, seen))
				return false;
		list_each (const struct code_place, place, &unit->restricted)
			if (place->from == function)
				return false;
	}
	return true;
}

bool
inlined_comes_along(const struct program *program, const struct module *module,
                    const char *symbol)
{
	const struct module *from = map_get(&program->inlines, symbol);
	struct map seen = {0};

	return from && from != module &&
	       !map_get(&from->placement->export_by_name, symbol) &&
	       (!module->placement ||
	        from->placement->group < module->placement->group) &&
	       computes(program, symbol, &seen);
}
