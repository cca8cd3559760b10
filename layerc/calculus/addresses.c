#include "addresses.h"

bool
address_is_function(const struct address *address)
{
	return address->module && address->function;
}

/* What a module has under a name that a unit of it uses, if it has it. */
static const struct definition *
own_definition(const struct module *module, const struct unit *unit,
               const char *symbol)
{
	const struct definition *definition =
		map_get(&module->definition_by_symbol, symbol);

	if (!definition || definition->global)
		return definition;
	return program_static(module, unit, symbol);
}

/* The key is the definition, or the name of what is defined nowhere. */
struct entity *
addresses_entity(struct addresses *addresses, const struct module *module,
                 const struct unit *unit, const char *symbol)
{
	struct arena *arena = addresses->program->session->arena;
	const struct definition *definition;
	struct entity *entity;

	if (!symbol)
		return NULL;
	definition = own_definition(module, unit, symbol);
	if (!definition) {
		module =
			map_get(&addresses->program->definer_by_symbol, symbol);
		if (!module)
			module = map_get(&addresses->program->inlines, symbol);
		definition =
			module ? map_get(&module->definition_by_symbol, symbol)
			       : NULL;
	}
	entity = map_get(&addresses->entity_by_key,
	                 definition ? (const void *)definition : symbol);
	if (entity)
		return entity;
	entity = arena_new(arena, struct entity);
	entity->module = module;
	entity->definition = definition;
	entity->symbol = symbol;
	map_put(arena, &addresses->entity_by_key,
	        definition ? (const void *)definition : symbol, entity);
	return entity;
}

static bool
add(struct addresses *addresses, struct holder *holder,
    const struct address *address)
{
	struct arena *arena = addresses->program->session->arena;

	if (map_get(&holder->has, address))
		return false;
	map_put(arena, &holder->has, address, holder);
	*list_add(arena, &holder->items) = address;
	addresses->changed = true;
	return true;
}

static struct holder *
local_of(struct addresses *addresses, struct entity *entity, const char *local)
{
	struct arena *arena = addresses->program->session->arena;
	struct holder *holder;

	if (!local)
		return &entity->value;
	holder = map_get(&entity->locals, local);
	if (holder)
		return holder;
	holder = arena_new(arena, struct holder);
	map_put(arena, &entity->locals, local, holder);
	return holder;
}

static struct holder *
argument_of(struct addresses *addresses, struct entity *entity, uint32_t index)
{
	struct arena *arena = addresses->program->session->arena;

	while (entity->arguments.count <= index)
		*list_add(arena, &entity->arguments) =
			arena_new(arena, struct holder);
	return entity->arguments.items[index];
}

struct holder *
addresses_inside(struct addresses *addresses, const struct address *address)
{
	struct entity *entity;

	if (!address->module)
		return &addresses->outside;
	if (address_is_function(address))
		return NULL;
	entity = addresses_entity(addresses, address->module, address->unit,
	                          address->symbol);
	return local_of(addresses, entity, address->local);
}

/* Assembly does not know what a name of another file stands for. */
static bool
is_function(const struct link *link)
{
	const struct entity *entity = link->from_entity;
	const struct definition *definition = entity->definition;
	const struct placement *placement =
		entity->module ? entity->module->placement : NULL;

	if (!link->transfer->from.function || !link->unit->is_object)
		return link->transfer->from.function;
	return !definition ||
	       (definition->kind != SYMBOL_VARIABLE && !definition->constant &&
	        !(placement &&
	          name_list_find(&placement->layer->owns, entity->symbol)));
}

/* The address of a name, the same for each mention of it. */
static const struct address *
address_of(struct addresses *addresses, const struct link *link)
{
	struct arena *arena = addresses->program->session->arena;
	const struct end *end = &link->transfer->from;
	struct entity *entity = link->from_entity;
	struct address *address =
		end->local ? map_get(&entity->addresses, end->local)
			   : entity->address;

	if (address)
		return address;
	address = arena_new(arena, struct address);
	*address = (struct address){entity->module,     link->unit,
	                            entity->symbol,     end->local,
	                            entity->definition, link->transfer,
	                            is_function(link)};
	if (!entity->module)
		address->module = NULL;
	if (end->local)
		map_put(arena, &entity->addresses, end->local, address);
	else
		entity->address = address;
	return address;
}

/* Whether code that is no C may call a function, with any arguments. */
static bool
is_called_from_afar(const struct addresses *addresses,
                    const struct entity *entity)
{
	const struct program *program = addresses->program;
	const struct module *module = entity->module;

	if (map_get(&addresses->called_by_assembly, entity->symbol))
		return true;
	/* A layer alone: who stands above it is not there. */
	return !program->composition->kernel && module && module->placement &&
	       map_get(&module->placement->export_by_name, entity->symbol);
}

static struct holder *
holder_of(struct addresses *addresses, const struct end *end,
          struct entity *entity, bool is_source)
{
	struct holder *holder;

	if (!entity)
		return is_source ? &addresses->outside : NULL;
	switch (end->kind) {
	case END_VALUE:
	case END_INDIRECT_RESULT:
	case END_INDIRECT_ARGUMENT:
		return local_of(addresses, entity, end->local);
	case END_RESULT:
		if (is_source && (!entity->definition))
			return &addresses->outside;
		return &entity->result;
	case END_ARGUMENT:
		holder = argument_of(addresses, entity, end->index);
		if (is_source && is_called_from_afar(addresses, entity))
			add(addresses, holder, &addresses->unknown);
		return holder;
	case END_CALLED:
		return &entity->called;
	default:
		return is_source ? &addresses->outside : NULL;
	}
}

static void
add_link(struct addresses *addresses, const struct module *module,
         const struct unit *unit, const struct transfer *transfer)
{
	struct arena *arena = addresses->program->session->arena;
	struct link *link = list_add(arena, &addresses->links);

	link->module = module;
	link->unit = unit;
	link->transfer = transfer;
	link->from_entity = addresses_entity(addresses, module, unit,
	                                     transfer->from.symbol);
	link->to_entity =
		addresses_entity(addresses, module, unit, transfer->to.symbol);
	link->to = holder_of(addresses, &transfer->to, link->to_entity, false);
	if (transfer->from.kind != END_ADDRESS) {
		link->from = holder_of(addresses, &transfer->from,
		                       link->from_entity, true);
		return;
	}
	link->from = arena_new(arena, struct holder);
	add(addresses, link->from,
	    link->from_entity ? address_of(addresses, link)
	                      : &addresses->unknown);
}

static void
add_holder(struct addresses *addresses, struct holders *holders,
           struct holder *holder)
{
	for (uint32_t i = 0; i < holders->count; i++)
		if (holders->items[i] == holder)
			return;
	*list_add(addresses->program->session->arena, holders) = holder;
}

/* Where one gets from a holder by following pointers, so many times. */
static void
reach(struct addresses *addresses, struct holder *from, uint32_t through,
      struct holders *holders)
{
	holders->count = 0;
	add_holder(addresses, holders, from);
	for (; through > 0; through--) {
		struct holders *next = &addresses->next;

		next->count = 0;
		for (uint32_t i = 0; i < holders->count; i++)
			list_each (const struct address *const, address,
			           &holders->items[i]->items) {
				struct holder *inside =
					addresses_inside(addresses, *address);

				if (inside)
					add_holder(addresses, next, inside);
			}
		holders->count = 0;
		for (uint32_t i = 0; i < next->count; i++)
			add_holder(addresses, holders, next->items[i]);
	}
}

/* Replaces holders by what the functions in them return, or take. */
static void
enter(struct addresses *addresses, const struct end *end,
      struct holders *holders)
{
	struct holders *next = &addresses->next;

	next->count = 0;
	for (uint32_t i = 0; i < holders->count; i++)
		list_each (const struct address *const, address,
		           &holders->items[i]->items) {
			struct entity *entity;

			if (!address_is_function(*address))
				continue;
			entity = addresses_entity(addresses, (*address)->module,
			                          (*address)->unit,
			                          (*address)->symbol);
			add_holder(addresses, next,
			           end->kind == END_INDIRECT_RESULT
			                   ? &entity->result
			                   : argument_of(addresses, entity,
			                                 end->index));
		}
	holders->count = 0;
	for (uint32_t i = 0; i < next->count; i++)
		add_holder(addresses, holders, next->items[i]);
}

static const struct holders *
ends_of(struct addresses *addresses, const struct end *end,
        struct holder *holder, struct holders *holders)
{
	holders->count = 0;
	if (!holder)
		return holders;
	reach(addresses, holder, end->through, holders);
	if (end->kind == END_INDIRECT_RESULT ||
	    end->kind == END_INDIRECT_ARGUMENT)
		enter(addresses, end, holders);
	return holders;
}

static void
solve_link(struct addresses *addresses, const struct link *link)
{
	const struct holders *from = ends_of(addresses, &link->transfer->from,
	                                     link->from, &addresses->sources);
	const struct holders *to = ends_of(addresses, &link->transfer->to,
	                                   link->to, &addresses->targets);

	for (uint32_t i = 0; i < from->count; i++)
		for (uint32_t j = 0; j < from->items[i]->items.count; j++)
			for (uint32_t k = 0; k < to->count; k++)
				if (to->items[k] != &addresses->outside)
					add(addresses, to->items[k],
					    from->items[i]->items.items[j]);
}

struct address_list
addresses_of_link(struct addresses *addresses, const struct link *link)
{
	const struct holders *from = ends_of(addresses, &link->transfer->from,
	                                     link->from, &addresses->sources);
	struct address_list list = {0};

	for (uint32_t i = 0; i < from->count; i++)
		list_each (const struct address *const, address,
		           &from->items[i]->items)
			*list_add(addresses->program->session->arena, &list) =
				*address;
	return list;
}

struct address_list
addresses_followed(struct addresses *addresses, const struct link *link)
{
	const struct end *to = &link->transfer->to;
	bool indirect = to->kind == END_INDIRECT_ARGUMENT;
	struct address_list list = {0};

	if (!link->to || (!indirect && to->through == 0))
		return list;
	reach(addresses, link->to, to->through - !indirect,
	      &addresses->targets);
	for (uint32_t i = 0; i < addresses->targets.count; i++)
		list_each (const struct address *const, address,
		           &addresses->targets.items[i]->items)
			*list_add(addresses->program->session->arena, &list) =
				*address;
	return list;
}

static void
note_assembly(struct addresses *addresses, const struct unit *unit)
{
	if (!unit->is_object || unit->is_compiled)
		return;
	list_each (const struct use, use, &unit->uses)
		map_put(addresses->program->session->arena,
		        &addresses->called_by_assembly, use->symbol, addresses);
}

static void
add_units(struct addresses *addresses)
{
	const struct program *program = addresses->program;

	for (uint32_t i = 0; i < program->modules.count; i++) {
		const struct module *module = program->modules.items[i];

		for (uint32_t j = 0; j < module->units.count; j++)
			note_assembly(addresses, module->units.items[j]);
	}
	for (uint32_t i = 0; i < program->modules.count; i++) {
		const struct module *module = program->modules.items[i];

		for (uint32_t j = 0; j < module->units.count; j++)
			list_each (const struct transfer, transfer,
			           &module->units.items[j]->transfers)
				add_link(addresses, module,
				         module->units.items[j], transfer);
	}
}

struct addresses *
addresses_solve(const struct program *program)
{
	struct addresses *addresses =
		arena_new(program->session->arena, struct addresses);

	addresses->program = program;
	add(addresses, &addresses->outside, &addresses->unknown);
	add_units(addresses);
	do {
		addresses->changed = false;
		list_each (const struct link, link, &addresses->links)
			if (link->from->items.count > 0)
				solve_link(addresses, link);
	} while (addresses->changed);
	list_each (const struct link, link, &addresses->links)
		if (link->transfer->to.kind == END_CALLED)
			*list_add(program->session->arena, &addresses->calls) =
				link;
	return addresses;
}
