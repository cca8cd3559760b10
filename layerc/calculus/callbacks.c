#include "callbacks.h"

#include <string.h>

#include "../report/edit.h"

struct checking {
	struct program *program;
	struct addresses *addresses;
	struct map reported; /* struct address of a variable on a stack */
	struct map handed;   /* struct definition of what leaves, or is kept */
	struct map undeclared; /* the same of what was reported */
};

/* Whether a link leads to another module's memory or function. */
static bool
leads_out(struct addresses *addresses, const struct link *link)
{
	struct address_list list = addresses_followed(addresses, link);

	list_each (const struct address *const, address, &list)
		if ((*address)->module != link->module)
			return true;
	/* A pointer of which nothing is known comes from outside. */
	return list.count == 0;
}

static bool
is_exported(const struct module *module, const char *function)
{
	return module->placement && function &&
	       map_get(&module->placement->export_by_name, function);
}

/* Whether what assembly leaves in eax is what a primitive returns. */
static bool
returns(const struct addresses *addresses, const struct link *link)
{
	static const char nothing[] = "void (";
	const char *function = link->transfer->to.symbol;
	const char *type = map_get(&addresses->program->prototypes, function);

	return is_exported(link->module, function) &&
	       (!link->unit->is_object ||
	        (type && strncmp(type, nothing, sizeof(nothing) - 1) != 0));
}

enum leaving
callbacks_leaving(struct addresses *addresses, const struct link *link)
{
	const struct end *to = &link->transfer->to;
	const struct module *owner =
		link->to_entity ? link->to_entity->module : NULL;

	switch (to->kind) {
	case END_ARGUMENT:
		return owner == link->module ? LEAVING_NOT : LEAVING_PASSED;
	case END_INDIRECT_ARGUMENT:
		return leads_out(addresses, link) ? LEAVING_BACK : LEAVING_NOT;
	case END_RESULT:
		if (!to->through)
			return returns(addresses, link) ? LEAVING_RETURNED
			                                : LEAVING_NOT;
		return owner != link->module || leads_out(addresses, link)
		               ? LEAVING_STORED
		               : LEAVING_NOT;
	case END_VALUE:
		return to->through && leads_out(addresses, link)
		               ? LEAVING_STORED
		               : LEAVING_NOT;
	case END_UNKNOWN:
		return LEAVING_STORED;
	default:
		return LEAVING_NOT;
	}
}

/* The layer that a name comes from, NULL when no one knows it. */
static const char *
owner_of(const struct link *link)
{
	const struct placement *placement = link->module->placement;
	const struct import *import =
		placement ? map_get(&placement->import_by_name,
	                            link->to_entity->symbol)
			  : NULL;

	if (link->to_entity->module)
		return link->to_entity->module->name;
	return import && import->primitive
	               ? import->primitive->placement->layer->name.text
	               : NULL;
}

/* What is done, behind "the address of 'x'". */
static const char *
words(const struct checking *checking, const struct link *link,
      enum leaving leaving)
{
	struct arena *arena = checking->program->session->arena;
	const char *owner;

	switch (leaving) {
	case LEAVING_PASSED:
		owner = owner_of(link);
		return arena_print(arena, "goes to '%s'%s%s%s",
		                   link->to_entity->symbol,
		                   owner ? " of '" : "", owner ? owner : "",
		                   owner ? "'" : "");
	case LEAVING_RETURNED:
		return arena_print(arena, "is returned by '%s'",
		                   link->transfer->to.symbol);
	case LEAVING_BACK:
		return "goes to a function that came from elsewhere";
	default:
		return "is stored in memory that the module does not own";
	}
}

/* The place of the address: where it is written, or where it was before. */
static struct span
place(const struct link *link, const struct address *address)
{
	return link->transfer->from.kind == END_ADDRESS ? link->transfer->span
	                                                : address->taken->span;
}

static void
note_way(const struct checking *checking, const struct link *link,
         const struct address *address)
{
	struct diag *diag = checking->program->session->diag;

	if (link->transfer->from.kind != END_ADDRESS &&
	    link->transfer != address->taken)
		diag_note(diag, link->transfer->span,
		          "it leaves the module here");
	if (link->transfer->macro.source)
		diag_note(diag, link->transfer->macro,
		          "the macro names it here");
}

static void
note_line(struct checking *checking, const struct layer *layer,
          const struct address *address)
{
	map_put(checking->program->session->arena, &checking->undeclared,
	        address->definition, checking);
	diag_note(checking->program->session->diag, layer->name.span,
	          "keep it inside; if '%s' has to be called from below, its "
	          "layer says so: 'callback %s'",
	          address->symbol, address->symbol);
}

static void
check_function(struct checking *checking, const struct link *link,
               const struct address *address)
{
	const struct layer *layer = link->module->placement->layer;
	enum leaving leaving = callbacks_leaving(checking->addresses, link);

	if (leaving == LEAVING_NOT)
		return;
	if (name_list_find(&layer->callbacks, address->symbol))
		return;
	diag_report(checking->program->session->diag, DIAG_undeclared_callback,
	            place(link, address),
	            "the address of '%s' %s, and '%s' does not declare it as "
	            "a callback",
	            address->symbol, words(checking, link, leaving),
	            layer->name.text);
	note_way(checking, link, address);
	note_line(checking, layer, address);
}

/* Whether a module stands neither on nor below another's layer. */
static bool
is_above(const struct module *module, const struct module *other)
{
	return module->placement && other->placement && module != other &&
	       module->placement->group >= other->placement->group;
}

/* Whether the module itself took an address; others were reported for that. */
static bool
is_taken_by_owner(const struct address *address)
{
	const struct module *module = address->module;

	for (uint32_t i = 0; i < module->units.count; i++)
		if (module->units.items[i] == address->unit)
			return true;
	return false;
}

/* However it got there, who calls a function of a layer above calls upwards. */
static void
check_call(struct checking *checking, const struct link *link,
           const struct address *address)
{
	struct diag *diag = checking->program->session->diag;
	const struct layer *layer;

	if (!address_is_function(address) || !address->definition ||
	    !is_above(address->module, link->module) ||
	    !is_taken_by_owner(address) ||
	    map_get(&checking->undeclared, address->definition))
		return;
	layer = address->module->placement->layer;
	if (name_list_find(&layer->callbacks, address->symbol))
		return;
	program_enter(checking->program, address->module);
	diag_report(diag, DIAG_undeclared_callback, address->taken->span,
	            "the address of '%s' gets to '%s', which calls it, and "
	            "'%s' does not declare it as a callback",
	            address->symbol, link->module->name, layer->name.text);
	diag_note(diag, link->transfer->span, "it is called here");
	note_line(checking, layer, address);
}

static void
check_variable(struct checking *checking, const struct link *link,
               const struct address *address)
{
	enum leaving leaving = callbacks_leaving(checking->addresses, link);

	/* Down it may go; and who stands below cannot call up. */
	if (leaving == LEAVING_NOT || leaving == LEAVING_PASSED ||
	    address->definition->constant)
		return;
	diag_report(checking->program->session->diag, DIAG_escaped_variable,
	            link->transfer->span,
	            "the address of '%s', a variable that '%s' owns, %s",
	            address->symbol, link->module->name,
	            words(checking, link, leaving));
	/* What is in a constant was not taken where that leaves. */
	if (link->transfer->from.kind != END_ADDRESS ||
	    link->from_entity->symbol != address->symbol)
		diag_note(checking->program->session->diag,
		          address->taken->span, "it is taken here");
	diag_note(checking->program->session->diag, address->definition->span,
	          "'%s' is hidden in its layer: hand out what it holds, or a "
	          "number for it",
	          address->symbol);
}

/* The variable that lives on and that a link stores to, or NULL. */
static const char *
kept_in(struct addresses *addresses, const struct link *link)
{
	const struct end *to = &link->transfer->to;
	struct address_list list;

	if (to->kind != END_VALUE)
		return NULL;
	if (!to->local && link->to_entity && link->to_entity->definition)
		return to->symbol;
	list = addresses_followed(addresses, link);
	list_each (const struct address *const, target, &list)
		if ((*target)->module && !(*target)->local &&
		    !address_is_function(*target))
			return (*target)->symbol;
	return NULL;
}

static void
check_local(struct checking *checking, const struct link *link,
            const struct address *address)
{
	struct diag *diag = checking->program->session->diag;
	const struct end *to = &link->transfer->to;
	const char *kept = kept_in(checking->addresses, link);

	if (to->kind == END_RESULT && !to->through &&
	    to->symbol == address->symbol && address->module == link->module)
		diag_report(diag, DIAG_escaped_local, link->transfer->span,
		            "the address of '%s' is returned by '%s', on whose "
		            "stack it was",
		            address->local, address->symbol);
	if (!kept || map_get(&checking->reported, address))
		return;
	map_put(checking->program->session->arena, &checking->reported, address,
	        checking);
	diag_report(diag, DIAG_escaped_local, address->taken->span,
	            "the address of '%s', on the stack of '%s', is kept in "
	            "'%s', which outlives it",
	            address->local, address->symbol, kept);
	if (link->transfer != address->taken)
		diag_note(diag, link->transfer->span, "'%s' stores it here",
		          link->module->name);
}

/* Whether what C does with an argument is known; calls tell then. */
static bool
is_followed(const struct link *link)
{
	const struct entity *to = link->to_entity;

	return to && to->definition && to->definition->type;
}

/*
 * Who has the address of a variable has what is in it.  Where the variable
 * itself must not leave, that was reported.
 */
static void
check_inside(struct checking *checking, const struct link *link,
             const struct address *outer, struct map *seen)
{
	enum leaving leaving = callbacks_leaving(checking->addresses, link);
	struct holder *inside = addresses_inside(checking->addresses, outer);

	if (leaving == LEAVING_NOT || !inside ||
	    (leaving == LEAVING_PASSED && is_followed(link)) ||
	    (leaving != LEAVING_PASSED && !outer->local &&
	     !outer->definition->constant))
		return;
	list_each (const struct address *const, address, &inside->items) {
		if ((*address)->module != link->module ||
		    !(*address)->definition || (*address)->local ||
		    map_get(seen, *address))
			continue;
		map_put(checking->program->session->arena, seen, *address,
		        seen);
		if (address_is_function(*address)) {
			check_function(checking, link, *address);
			continue;
		}
		check_variable(checking, link, *address);
		check_inside(checking, link, *address, seen);
	}
}

static void
check_address(struct checking *checking, const struct link *link,
              const struct address *address)
{
	struct map seen = {0};

	if (!address->module || !address->definition)
		return;
	if (address->local)
		check_local(checking, link, address);
	if (address->module != link->module || !link->module->placement)
		return;
	if (!address_is_function(address)) {
		check_inside(checking, link, address, &seen);
		if (!address->local)
			check_variable(checking, link, address);
		return;
	}
	/* What is kept in a table may be the machine's to call. */
	map_put(checking->program->session->arena, &checking->handed,
	        address->definition, checking);
	check_function(checking, link, address);
}

static void
check_declared(const struct checking *checking, const struct module *module)
{
	struct diag *diag = checking->program->session->diag;

	program_enter(checking->program, module);
	list_each (const struct name, name,
	           &module->placement->layer->callbacks) {
		const struct definition *definition =
			map_get(&module->definition_by_symbol, name->text);

		if (!definition || definition->kind == SYMBOL_VARIABLE)
			diag_report(diag, DIAG_undefined_callback, name->span,
			            "'%s' declares '%s' as a callback, and no "
			            "function of it has that name",
			            module->name, name->text);
		else if (!map_get(&checking->handed, definition)) {
			diag_report(diag, DIAG_unused_callback, name->span,
			            "'%s' declares '%s' as a callback, and "
			            "hands its address to no one",
			            module->name, name->text);
			edit_remove(diag, name->span);
		}
	}
}

void
callbacks_check(struct program *program, struct addresses *addresses)
{
	struct checking checking = {.program = program, .addresses = addresses};

	list_each (const struct link, link, &checking.addresses->links) {
		struct address_list list =
			addresses_of_link(checking.addresses, link);

		if (program_has_edges_only(link->module))
			continue;
		program_enter(program, link->module);
		list_each (const struct address *const, address, &list)
			check_address(&checking, link, *address);
	}
	list_each (const struct link *const, call, &addresses->calls) {
		struct address_list list = addresses_of_link(addresses, *call);

		if (program_has_edges_only((*call)->module))
			continue;
		list_each (const struct address *const, address, &list)
			check_call(&checking, *call, *address);
	}
	for (uint32_t i = 0; i < program->modules.count; i++)
		if (program->modules.items[i]->placement &&
		    !program_has_edges_only(program->modules.items[i]))
			check_declared(&checking, program->modules.items[i]);
}
