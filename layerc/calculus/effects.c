#include "effects.h"

#include "addresses.h"
#include "inlined.h"
#include "specified.h"

/*
 * A function: its name, or the definition of one that only a file sees, which
 * one of a header is not.
 */
static const void *
key_of(const struct inference *inference, const struct unit *unit,
       const char *symbol)
{
	const struct definition *definition =
		program_static(inference->module, unit, symbol);

	if (!definition || inlined_is_in_header(inference->module, definition))
		return symbol;
	return definition;
}

static struct effects *
effects_of(struct inference *inference, const void *key)
{
	struct arena *arena = inference->program->session->arena;
	struct effects *effects = map_get(&inference->by_key, key);

	if (effects)
		return effects;
	effects = arena_new(arena, struct effects);
	map_put(arena, &inference->by_key, key, effects);
	*list_add(arena, &inference->all) = effects;
	return effects;
}

static struct reason *
find_reason(const struct effects *effects, bool write,
            const struct component *component)
{
	uint32_t count = write ? effects->writes.count : effects->reads.count;
	struct reason *items =
		write ? effects->writes.items : effects->reads.items;

	for (uint32_t i = 0; i < count; i++)
		if (items[i].component == component)
			return &items[i];
	return NULL;
}

const struct reason *
effects_find(const struct effects *effects, bool write,
             const struct component *component)
{
	return find_reason(effects, write, component);
}

static void
add_effect(struct inference *inference, struct effects *effects, bool write,
           const struct component *component, const struct use *use,
           bool believed)
{
	struct arena *arena = inference->program->session->arena;
	struct reason reason = {component, use, believed};
	struct reason *known = find_reason(effects, write, component);

	if (known) {
		inference->changed |= believed && !known->believed;
		known->believed |= believed;
		return;
	}
	if (write)
		*list_add(arena, &effects->writes) = reason;
	else
		*list_add(arena, &effects->reads) = reason;
	inference->changed = true;
}

const struct component *
effects_seen_from(const struct component *component,
                  const struct placement *placement)
{
	return component->ended_by == placement ? component->into : component;
}

static void
add_footprint(struct inference *inference, struct effects *effects,
              const struct primitive *primitive, const struct use *use)
{
	const struct placement *placement = inference->module->placement;
	const struct footprint *footprint = &primitive->footprint;

	for (uint32_t i = 0; i < footprint->reads.count; i++)
		add_effect(
			inference, effects, false,
			effects_seen_from(footprint->reads.items[i], placement),
			use, true);
	for (uint32_t i = 0; i < footprint->writes.count; i++)
		add_effect(inference, effects, true,
		           effects_seen_from(footprint->writes.items[i],
		                             placement),
		           use, true);
}

/*
 * What code, or a specification, means by a name: a part of the state.  What
 * is abstracted in words alone keeps its name in specifications.
 */
static const struct component *
find_component(const struct inference *inference, const char *symbol)
{
	const struct composition *c = inference->program->composition;
	const struct placement *placement = inference->module->placement;
	const struct component *component;

	if (!inference->is_spec)
		return map_get(&placement->state_of_variable, symbol);
	component = map_get(&c->component_by_name, symbol);
	while (component && component->ended_by &&
	       component->ended_by->group <= placement->group)
		component = component->into;
	return component;
}

/* What the specification of a primitive below says that it does. */
static bool
add_specified(struct inference *inference, struct effects *effects,
              const struct use *use)
{
	struct names *names = inference->program->session->names;
	const char *name = specified_primitive(names, use->symbol);
	const struct primitive *primitive =
		name ? specified_below(inference->program->composition,
	                               inference->module->placement, name)
		     : NULL;

	if (!primitive || map_get(&inference->program->noreturn, name))
		return false;
	add_footprint(inference, effects, primitive, use);
	return true;
}

/* The primitive that is imported under a name, or allowed; or NULL. */
static const struct primitive *
find_primitive(const struct placement *placement, const char *name)
{
	const struct import *import = map_get(&placement->import_by_name, name);

	list_each (const struct allowed, allowed, &placement->allowed)
		if (!import && allowed->line->name.text == name)
			return allowed->primitive;
	return import ? import->primitive : NULL;
}

/* What a primitive of others does, unless it does not return. */
static bool
add_primitive(struct inference *inference, struct effects *effects,
              const struct use *use)
{
	const struct primitive *primitive =
		find_primitive(inference->module->placement, use->symbol);

	if (inference->is_spec)
		return add_specified(inference, effects, use);
	if (!primitive || map_get(&inference->program->noreturn, use->symbol))
		return false;
	add_footprint(inference, effects, primitive, use);
	return true;
}

static void
add_effects(struct inference *inference, struct effects *effects,
            const struct effects *callee, const struct use *use)
{
	for (uint32_t i = 0; i < callee->reads.count; i++)
		add_effect(inference, effects, false,
		           callee->reads.items[i].component, use,
		           callee->reads.items[i].believed);
	for (uint32_t i = 0; i < callee->writes.count; i++)
		add_effect(inference, effects, true,
		           callee->writes.items[i].component, use, false);
}

/*
 * A primitive that does not return adds nothing: there is no state after it
 * that anyone could see.
 */
static void
add_use(struct inference *inference, const struct unit *unit,
        const struct use *use)
{
	const void *key = key_of(inference, unit, use->symbol);
	struct effects *effects =
		effects_of(inference, key_of(inference, unit, use->from));
	const struct component *component =
		find_component(inference, use->symbol);
	const struct effects *callee = map_get(&inference->by_key, key);

	if (use->kind == USE_CONSTANT)
		return;
	/* An address handed on is not a call: whoever calls it, acts. */
	if (use->kind == USE_ADDRESS && use->symbol_kind == SYMBOL_FUNCTION)
		return;
	if (component)
		add_effect(inference, effects, use->kind == USE_WRITE,
		           component, use, !unit->is_object || use->escapes);
	else if (inference->is_spec && callee && callee != effects)
		add_effects(inference, effects, callee, use);
	else if (key == use->symbol && add_primitive(inference, effects, use))
		return;
	else if (callee && callee != effects)
		add_effects(inference, effects, callee, use);
}

/* A call through a pointer: of each function that it may hold. */
static void
add_call(struct inference *inference, const struct link *link)
{
	struct arena *arena = inference->program->session->arena;
	struct address_list list =
		addresses_of_link(inference->program->addresses, link);
	struct effects *effects = effects_of(
		inference, key_of(inference, link->unit, link->transfer->in));

	list_each (const struct address *const, address, &list) {
		struct use *use;
		struct effects *callee;

		/* Of a layer alone, what is below is not there. */
		if (!(*address)->taken || !(*address)->function)
			continue;
		use = arena_new(arena, struct use);
		use->symbol = (*address)->symbol;
		use->span = link->transfer->span;
		callee = map_get(
			&inference->by_key,
			key_of(inference, (*address)->unit, use->symbol));
		if ((*address)->module == inference->module && callee &&
		    callee != effects)
			add_effects(inference, effects, callee, use);
		else if ((*address)->module != inference->module)
			add_primitive(inference, effects, use);
	}
}

void
effects_infer(struct inference *inference)
{
	const struct addresses *addresses = inference->program->addresses;
	const struct module *module = inference->module;

	do {
		inference->changed = false;
		for (uint32_t i = 0; addresses && i < addresses->calls.count;
		     i++)
			if (addresses->calls.items[i]->module == module)
				add_call(inference, addresses->calls.items[i]);
		for (uint32_t i = 0; i < module->units.count; i++) {
			const struct unit *unit = module->units.items[i];

			list_each (const struct use, use, &unit->uses)
				if (use->from)
					add_use(inference, unit, use);
		}
	} while (inference->changed);
}
