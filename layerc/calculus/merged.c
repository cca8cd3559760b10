#include "merged.h"

#include <string.h>

#include "callgraph.h"

/* A name of the modules; two static ones of one name are one node. */
struct node {
	const char *symbol;
	bool handed;          /* its address is taken somewhere */
	uint32_t last_search; /* that reached it */
	struct {
		struct node **items;
		uint32_t count, capacity;
	} uses;
};

struct nodes LIST(struct node *);

struct merging {
	const struct program *program;
	struct nodes handed;
	const struct unit *merged;
	struct map node_by_symbol;
	const struct node *searched; /* the last search began there */
	uint32_t search;
};

static struct node *
node_of(struct merging *merging, const char *symbol)
{
	struct arena *arena = merging->program->session->arena;
	struct node *node = map_get(&merging->node_by_symbol, symbol);

	if (node)
		return node;
	node = arena_new(arena, struct node);
	node->symbol = symbol;
	map_put(arena, &merging->node_by_symbol, symbol, node);
	return node;
}

static void
add_unit(struct merging *merging, const struct unit *unit)
{
	struct arena *arena = merging->program->session->arena;

	list_each (const struct use, use, &unit->uses) {
		struct node *node;

		if (use->kind == USE_CONSTANT)
			continue;
		node = node_of(merging, use->symbol);
		if (!node->handed &&
		    (use->escapes || use->kind == USE_ADDRESS)) {
			node->handed = true;
			*list_add(arena, &merging->handed) = node;
		}
		/* Assembly is not merged: a chain ends there. */
		if (use->from && !unit->is_object)
			*list_add(arena, &node_of(merging, use->from)->uses) =
				node;
	}
}

static void
add_all(struct merging *merging, const char *symbol,
        const struct address_list *list)
{
	struct node *node = node_of(merging, symbol);

	list_each (const struct address *const, address, list)
		if ((*address)->module && !(*address)->local)
			*list_add(merging->program->session->arena,
			          &node->uses) =
				node_of(merging, (*address)->symbol);
}

/*
 * Code by which an address goes may have it as a constant, and so may code that
 * reads a variable with nothing else in it.
 */
static void
add_addresses(struct merging *merging)
{
	struct addresses *addresses = merging->program->addresses;

	list_each (const struct link, link, &addresses->links) {
		const struct end *to = &link->transfer->to;
		struct address_list list = addresses_of_link(addresses, link);
		struct address_list kept = addresses_followed(addresses, link);

		if (link->transfer->in && !link->unit->is_object)
			add_all(merging, link->transfer->in, &list);
		if (to->kind == END_VALUE && !to->through && !to->local)
			add_all(merging, to->symbol, &list);
		list_each (const struct address *const, address, &kept)
			if ((*address)->module && !(*address)->local)
				add_all(merging, (*address)->symbol, &list);
	}
}

static void
add_units(struct merging *merging)
{
	const struct program *program = merging->program;

	for (uint32_t i = 0; i < program->modules.count; i++) {
		const struct module *module = program->modules.items[i];

		for (uint32_t j = 0; j < module->units.count; j++)
			if (!module->units.items[j]->is_object ||
			    !module->units.items[j]->is_compiled ||
			    module->units.items[j]->is_prebuilt)
				add_unit(merging, module->units.items[j]);
	}
}

/* What may be called through a pointer may be put in its place. */
static void
add_routine(struct merging *merging, const struct routine *routine)
{
	struct arena *arena = merging->program->session->arena;
	struct node *node = node_of(merging, routine->definition->symbol);

	list_each (const struct call_site, site, &routine->calls)
		if (site->indirect)
			*list_add(arena, &node->uses) =
				node_of(merging, site->to->definition->symbol);
	for (uint32_t i = 0;
	     routine->calls_unknown && i < merging->handed.count; i++)
		*list_add(arena, &node->uses) = merging->handed.items[i];
}

static void
add_pointers(struct merging *merging)
{
	const struct callgraph *graph = merging->program->graph;

	for (uint32_t i = 0; graph && i < graph->routines.count; i++)
		add_routine(merging, graph->routines.items[i]);
}

/* The name before the dot, if it is one of the modules. */
static const char *
before_dot(const struct merging *merging, const char *symbol, const char *dot)
{
	const char *name = names_add(merging->program->session->names, symbol,
	                             (size_t)(dot - symbol));

	return map_get(&merging->node_by_symbol, name) ? name : symbol;
}

/*
 * The name that the modules have for a symbol: of several static ones of one
 * name the optimiser calls the second NAME.1, and so on; a function's own
 * static variable is FUNCTION.NAME, and counts as the function.
 */
static const char *
plain(const struct merging *merging, const char *symbol)
{
	struct session *session = merging->program->session;
	const char *dot = strrchr(symbol, '.');

	if (!dot || dot == symbol || dot[1] == '\0')
		return symbol;
	if (dot[1 + strspn(dot + 1, "0123456789")] == '\0')
		symbol = names_add(session->names, symbol,
		                   (size_t)(dot - symbol));
	dot = strchr(symbol, '.');
	return dot && dot > symbol ? before_dot(merging, symbol, dot) : symbol;
}

/* Marks all nodes to which a chain of references leads from one. */
static void
search_from(struct merging *merging, struct node *from)
{
	struct nodes found = {0};

	merging->searched = from;
	merging->search++;
	*list_add(merging->program->session->arena, &found) = from;
	for (uint32_t i = 0; i < found.count; i++)
		for (uint32_t j = 0; j < found.items[i]->uses.count; j++) {
			struct node *next = found.items[i]->uses.items[j];

			if (next->last_search == merging->search)
				continue;
			next->last_search = merging->search;
			*list_add(merging->program->session->arena, &found) =
				next;
		}
}

static bool
reaches(struct merging *merging, struct node *from, const struct node *to)
{
	/* An object's uses come function by function. */
	if (merging->searched != from)
		search_from(merging, from);
	return to->last_search == merging->search;
}

static bool
is_helper(const struct program *program, const char *symbol)
{
	const struct primitive *primitive =
		compose_visible(program->composition, symbol,
	                        program->composition->group_count);

	return primitive && primitive->flags & EXPORT_HELPER;
}

/* Literals and tables that the compiler makes; C cannot name them. */
static bool
is_literal(const char *symbol)
{
	return strncmp(symbol, ".L", 2) == 0;
}

static bool
is_justified(struct merging *merging, const struct use *use)
{
	const char *to = plain(merging, use->symbol);
	const char *from = use->from && !is_literal(use->from)
	                           ? plain(merging, use->from)
	                           : NULL;
	const struct node *target = map_get(&merging->node_by_symbol, to);

	if (from == to || is_literal(to))
		return true;
	/* The table of a switch has no name, and leads into its function. */
	if (!from && (use->inside || (target && target->handed)))
		return true;
	if (is_helper(merging->program, to))
		return true;
	return from && target &&
	       reaches(merging, node_of(merging, from), target);
}

void
merged_check(const struct program *program, const struct unit *merged)
{
	struct merging merging = {.program = program, .merged = merged};
	struct diag *diag = program->session->diag;

	add_units(&merging);
	if (program->addresses)
		add_addresses(&merging);
	add_pointers(&merging);
	list_each (const struct use, use, &merged->uses)
		if (!is_justified(&merging, use))
			diag_report(
				diag, DIAG_unjustified_relocation, use->span,
				"optimised as a whole, '%s' refers to '%s', to "
				"which no chain of checked references leads",
				use->from ? use->from : "a constant",
				use->symbol);
}
