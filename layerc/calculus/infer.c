#include "infer.h"

#include "../base/text.h"
#include "../report/edit.h"
#include "effects.h"
#include "footprint.h"
<<<<<<< HEAD
#include "specified.h"
=======
#include "inlined.h"

/* Why a function touches a component: the first place that does. */
struct reason {
	const struct component *component;
	const struct use *use;
	bool believed; /* more may come of it: through pointers, in C */
};

struct effects {
	struct {
		struct reason *items;
		uint32_t count, capacity;
	} reads, writes;
};

struct inference {
	struct program *program;
	const struct module *module;
	struct map by_key; /* to struct effects; see key_of */
	struct {
		struct effects **items;
		uint32_t count, capacity;
	} all;
	bool changed;
};

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

/* The component as the overlay of the layer sees it. */
static const struct component *
seen_from(const struct component *component, const struct placement *placement)
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
		add_effect(inference, effects, false,
		           seen_from(footprint->reads.items[i], placement), use,
		           true);
	for (uint32_t i = 0; i < footprint->writes.count; i++)
		add_effect(inference, effects, true,
		           seen_from(footprint->writes.items[i], placement),
		           use, true);
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
	const struct placement *placement = inference->module->placement;
	const void *key = key_of(inference, unit, use->symbol);
	struct effects *effects =
		effects_of(inference, key_of(inference, unit, use->from));
	const struct component *component =
		map_get(&placement->state_of_variable, use->symbol);
	const struct effects *callee = map_get(&inference->by_key, key);

	if (use->kind == USE_CONSTANT)
		return;
	/* An address handed on is not a call: whoever calls it, acts. */
	if (use->kind == USE_ADDRESS && use->symbol_kind == SYMBOL_FUNCTION)
		return;
	if (component)
		add_effect(inference, effects, use->kind == USE_WRITE,
		           component, use, !unit->is_object || use->escapes);
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

/* Runs through all uses until nothing new follows: calls may be recursive. */
static void
infer(struct inference *inference)
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
>>>>>>> main

/* "reads 'NPS' and writes 'AT', 'AC'"; NULL where there is nothing. */
static const char *
effect_words(struct arena *arena, const struct components *reads,
             const struct components *writes)
{
	struct text text = {.arena = arena};

	for (uint32_t i = 0; i < reads->count; i++)
		text_print(&text, "%s'%s'", i ? ", " : "reads ",
		           reads->items[i]->name);
	for (uint32_t i = 0; i < writes->count; i++)
		text_print(&text, "%s%s'%s'", !i && reads->count ? " and " : "",
		           i ? ", " : "writes ", writes->items[i]->name);
	return text.bytes;
}

/* Whether a line declares as much as this. */
static bool
is_covered(const struct footprint *declared, bool write,
           const struct component *component)
{
	return components_have(&declared->writes, component) ||
	       (!write && components_have(&declared->reads, component));
}

/* What one place does beyond the line. */
static struct footprint
find_more(const struct inference *inference, const struct primitive *primitive,
          const struct effects *effects, const struct use *use)
{
	struct arena *arena = inference->program->session->arena;
	const struct footprint *declared = &primitive->footprint;
	struct footprint more = {0};

	list_each (const struct reason, reason, &effects->writes)
		if (reason->use == use &&
		    !is_covered(declared, true, reason->component))
			*list_add(arena, &more.writes) = reason->component;
	list_each (const struct reason, reason, &effects->reads)
		if (reason->use == use &&
		    !is_covered(declared, false, reason->component) &&
		    !effects_find(effects, true, reason->component))
			*list_add(arena, &more.reads) = reason->component;
	return more;
}

/*
 * Reports a place that does more than the line declares.  Which of the two is
 * wrong, nobody can tell from here, so both are shown.
 */
static void
report_more(struct inference *inference, const struct primitive *primitive,
            const struct effects *effects, const struct use *use)
{
	struct arena *arena = inference->program->session->arena;
	struct diag *diag = inference->program->session->diag;
	struct span line = primitive->export->name.span;
	struct footprint more = find_more(inference, primitive, effects, use);
	bool in_code = use->span.source != NULL;
	const char *declared;

	if (more.reads.count + more.writes.count == 0)
		return;
	declared = effect_words(arena, &primitive->footprint.reads,
	                        &primitive->footprint.writes);
	diag_report(diag, DIAG_footprint_exceeded, in_code ? use->span : line,
	            "'%s' %s%s, which its export line does not declare",
	            primitive->name,
	            effect_words(arena, &more.reads, &more.writes),
	            in_code ? " here" : "");
	if (in_code)
		diag_note(diag, line, "its export line says: %s",
		          declared ? declared : "nothing of the state");
	if (in_code && use->macro.source)
		diag_note(diag, use->macro, "the macro names it here");
}

/* Whether no variable holds the component: code cannot show who touches it. */
static bool
is_machine(const struct component *component)
{
	return component->state->machine;
}

/* A word of the line that nothing comes of. */
static void
report_idle(struct inference *inference, const struct primitive *primitive,
            const struct component *component, const struct name *word,
            bool write)
{
	struct diag *diag = inference->program->session->diag;

	diag_report(diag, DIAG_footprint_unused,
	            word ? word->span : primitive->export->name.span,
	            "'%s' declares that it %s '%s', and its code does not "
	            "touch it",
	            primitive->name, write ? "writes" : "reads",
	            component->name);
	if (word)
		edit_remove(diag, word->span);
}

/* Whether code does as much to a component as a line declares. */
static bool
is_done(const struct effects *effects, bool write,
        const struct component *component)
{
	const struct reason *read;

	if (!effects)
		return false;
	read = effects_find(effects, false, component);
	return effects_find(effects, true, component) ||
	       (read && (!write || read->believed));
}

static void
check_wider(struct inference *inference, const struct primitive *primitive,
            const struct effects *effects, const struct components *declared,
            bool write)
{
	struct diag *diag = inference->program->session->diag;
	const struct clauses *clauses = primitive->export->clauses;

	for (uint32_t i = 0; i < declared->count; i++) {
		const struct component *component = declared->items[i];
		const struct name *word = name_list_find(
			write ? &clauses->writes : &clauses->reads,
			component->name);

		if (is_done(effects, write, component) || is_machine(component))
			continue;
		if (effects && effects_find(effects, false, component))
			diag_report(diag, DIAG_footprint_unused,
			            word ? word->span
			                 : primitive->export->name.span,
			            "'%s' declares that it writes '%s', and "
			            "its code only reads it",
			            primitive->name, component->name);
		else
			report_idle(inference, primitive, component, word,
			            write);
	}
}

/* A place that was reported is reported once. */
static void
check_writes(struct inference *inference, const struct primitive *primitive,
             const struct effects *effects)
{
	for (uint32_t i = 0; effects && i < effects->writes.count; i++)
		report_more(inference, primitive, effects,
		            effects->writes.items[i].use);
}

static void
check_primitive(struct inference *inference, const struct primitive *primitive)
{
	const struct effects *effects =
		map_get(&inference->by_key, primitive->name);
	const struct footprint *declared = &primitive->footprint;

	check_writes(inference, primitive, effects);
	for (uint32_t i = 0; effects && i < effects->reads.count; i++)
		report_more(inference, primitive, effects,
		            effects->reads.items[i].use);
	check_wider(inference, primitive, effects, &declared->reads, false);
	check_wider(inference, primitive, effects, &declared->writes, true);
}

void
infer_check(struct program *program, const struct module *module)
{
	struct inference inference = {.program = program, .module = module};
	const struct placement *placement = module->placement;

	effects_infer(&inference);
	for (uint32_t i = 0; i < placement->exports.count; i++) {
		const struct primitive *primitive = placement->exports.items[i];

		if (!(primitive->flags & (EXPORT_CONST | EXPORT_RESTATES)))
			check_primitive(&inference, primitive);
	}
}

/* What a specification only reads may be of what it requires. */
void
infer_check_specified(struct program *program, const struct module *module)
{
	const struct placement *placement = module->placement;
	struct module specs = {.placement = placement, .name = module->name};
	struct inference inference = {
		.program = program, .module = &specs, .is_spec = true};

	specs.units.items = module->specs.items;
	specs.units.count = module->specs.count;
	effects_infer(&inference);
	list_each (struct primitive *const, primitive, &placement->exports)
		check_writes(&inference, *primitive,
		             map_get(&inference.by_key,
		                     specified_name(program->session,
		                                    (*primitive)->name)));
}

/* What a layer's overlay sees of components that a line does not declare. */
static struct components
find_uncovered(struct program *program, const struct placement *placement,
               const struct primitive *primitive,
               const struct components *below, bool write)
{
	struct components uncovered = {0};

	list_each (const struct component *const, item, below) {
		const struct component *component =
			effects_seen_from(*item, placement);

		if (!is_covered(&primitive->footprint, write, component) &&
		    !components_have(&uncovered, component))
			*list_add(program->session->arena, &uncovered) =
				component;
	}
	return uncovered;
}

/* A line that restates a primitive declares what the code below it does. */
static void
check_restated(struct program *program, const struct placement *placement,
               const struct primitive *primitive)
{
	struct session *session = program->session;
	const struct primitive *below = primitive->restated;
	struct components writes = find_uncovered(
		program, placement, primitive, &below->footprint.writes, true);
	struct components reads = find_uncovered(
		program, placement, primitive, &below->footprint.reads, false);

	if (writes.count + reads.count == 0)
		return;
	diag_report(session->diag, DIAG_footprint_exceeded,
	            primitive->export->name.span,
	            "'%s' %s, which its line does not declare", primitive->name,
	            effect_words(session->arena, &reads, &writes));
	diag_note(session->diag, below->export->name.span,
	          "the footprint below is declared here");
}

void
infer_check_restated(struct program *program, const struct placement *placement)
{
	list_each (struct primitive *const, primitive, &placement->exports)
		if ((*primitive)->restated)
			check_restated(program, placement, *primitive);
}
