/*
 * The stack is composed group by group from the bottom.  A group's layers
 * first resolve their imports against what is below; then they hide, abstract,
 * restate and export; then the rules that concern the group as a whole are
 * checked.
 */
#include "compose.h"

#include <string.h>

#include "../manifest/variant.h"
#include "footprint.h"
#include "stack.h"
#include "visible.h"

static void
resolve_import(struct composition *c, struct placement *placement,
               const struct name *word)
{
	const struct primitive *primitive =
		compose_visible(c, word->text, placement->group);
	struct import *import;

	if (!primitive) {
		const struct name *meant;

		placement->broken = true;
		visible_report_import(c, placement, word);
		meant = visible_nearest(c, word->text, placement->group);
		if (meant)
			primitive = compose_visible(c, meant->text,
			                            placement->group);
	}
	import = list_add(c->session->arena, &placement->imports);
	*import = (struct import){.word = word, .primitive = primitive};
}

/* What a name meant before a layer below hid it, or NULL. */
static const struct primitive *
hidden_below(const struct composition *c, const struct placement *placement,
             const char *name)
{
	const struct event *event = compose_why(c, name, placement->group);

	if (!event || event->kind != EVENT_HIDE ||
	    event->placement->group >= placement->group)
		return NULL;
	return compose_visible(c, name, event->placement->group);
}

static void
resolve_glue(struct composition *c, struct placement *placement,
             const struct name *word)
{
	const struct primitive *primitive =
		hidden_below(c, placement, word->text);
	struct import *import;

	if (!primitive && compose_visible(c, word->text, placement->group)) {
		diag_report(c->session->diag, DIAG_unneeded_glue, word->span,
		            "no layer below '%s' hides '%s': an import does",
		            placement->layer->name.text, word->text);
		primitive = compose_visible(c, word->text, placement->group);
	} else if (!primitive) {
		visible_report_import(c, placement, word);
	}
	import = list_add(c->session->arena, &placement->imports);
	*import = (struct import){
		.word = word, .primitive = primitive, .glue = true};
}

/* Imports are found by address once their list has stopped growing. */
static void
index_imports(struct composition *c, struct placement *placement)
{
	for (uint32_t i = 0; i < placement->imports.count; i++) {
		struct import *import = &placement->imports.items[i];

		placement->broken |= import->primitive == NULL;
		map_put(c->session->arena, &placement->import_by_name,
		        import->primitive ? import->primitive->name
		                          : import->word->text,
		        import);
	}
}

static struct history *
history_of(struct composition *c, const char *name)
{
	struct history *history = map_get(&c->history_by_name, name);

	if (history)
		return history;
	history = arena_new(c->session->arena, struct history);
	history->name = name;
	map_put(c->session->arena, &c->history_by_name, name, history);
	*list_add(c->session->arena, &c->histories) = history;
	return history;
}

static void
add_event(struct composition *c, enum event_kind kind,
          const struct placement *placement, const struct primitive *primitive,
          const struct name *word)
{
	struct history *history = history_of(c, word->text);

	*list_add(c->session->arena, &history->events) =
		(struct event){kind, placement, primitive, word};
}

static void
hide(struct composition *c, struct placement *placement,
     const struct name *word)
{
	const struct primitive *primitive =
		compose_visible(c, word->text, placement->group);
	const struct name *meant;

	if (primitive && primitive->flags & EXPORT_HELPER) {
		diag_report(c->session->diag, DIAG_hidden_helper, word->span,
		            "'%s' is a helper of the compiler and cannot be "
		            "hidden",
		            word->text);
		diag_note(c->session->diag, primitive->export->name.span,
		          "'%s' exports it as a helper",
		          primitive->placement->layer->name.text);
		return;
	}
	if (primitive) {
		add_event(c, EVENT_HIDE, placement, NULL, word);
		return;
	}
	/* Elsewhere than at home a name to hide may well be missing. */
	if (!placement->at_home && visible_in_project(c, word->text))
		return;
	visible_report_hide(c, placement, word);
	meant = visible_nearest(c, word->text, placement->group);
	if (meant)
		add_event(c, EVENT_HIDE, placement, NULL, meant);
}

static void
check_duplicate(struct composition *c, const struct placement *placement,
                const struct name *word)
{
	const struct history *history =
		map_get(&c->history_by_name, word->text);
	const struct event *first;

	if (!history)
		return;
	first = &history->events.items[0];
	diag_report(c->session->diag, DIAG_duplicate_export, word->span,
	            "'%s' exports '%s', which '%s' defines already",
	            placement->layer->name.text, word->text,
	            first->placement->layer->name.text);
	diag_note(c->session->diag, first->word->span,
	          "the first definition is declared here");
}

static const struct primitive *
find_restated(struct composition *c, const struct placement *placement,
              const struct export *export)
{
	const struct primitive *below =
		compose_visible(c, export->name.text, placement->group);
	const struct name *meant;

	if (below)
		return below;
	diag_report(c->session->diag, DIAG_unknown_restated, export->name.span,
	            "'%s' restates '%s', which its underlay does not provide",
	            placement->layer->name.text, export->name.text);
	meant = visible_nearest(c, export->name.text, placement->group);
	if (!meant)
		return NULL;
	diag_fix(c->session->diag, export->name.span, "%s", meant->text);
	return compose_visible(c, meant->text, placement->group);
}

static void
add_export(struct composition *c, struct placement *placement,
           const struct export *export)
{
	struct arena *arena = c->session->arena;
	struct primitive *primitive = arena_new(arena, struct primitive);
	bool restates = export->flags & EXPORT_RESTATES;
	const struct name *word = &export->name;

	primitive->export = export;
	primitive->placement = placement;
	primitive->flags = export->flags;
	if (restates) {
		primitive->restated = find_restated(c, placement, export);
		if (!primitive->restated)
			return;
		primitive->flags |= primitive->restated->flags;
		/* After a misspelling: what was meant. */
		if (primitive->restated->name != word->text)
			word = &primitive->restated->export->name;
	} else {
		check_duplicate(c, placement, word);
	}
	primitive->name = word->text;
	footprint_resolve(c, placement, primitive);
	*list_add(arena, &placement->exports) = primitive;
	map_put(arena, &placement->export_by_name, primitive->name, primitive);
	if (export->flags & EXPORT_INIT) {
		if (placement->init) {
			diag_report(c->session->diag, DIAG_repeated_init,
			            export->name.span,
			            "'%s' has two init primitives, '%s' and "
			            "'%s'",
			            placement->layer->name.text,
			            placement->init->name, primitive->name);
			diag_note(c->session->diag,
			          placement->init->export->name.span,
			          "the first is here");
		}
		placement->init = primitive;
	}
	add_event(c, restates ? EVENT_RESTATE : EVENT_EXPORT, placement,
	          primitive, word);
}

static void
own(struct composition *c, struct placement *placement)
{
	list_each (const struct name, word, &placement->layer->owns)
		map_put(c->session->arena, &c->owner_by_variable, word->text,
		        placement);
	list_each (const struct name, word, &placement->layer->linker)
		map_put(c->session->arena, &c->owner_by_variable, word->text,
		        placement);
}

/* Both sides of a sum must agree on what they hide. */
static void
check_half_hidden(struct composition *c, const struct placement *placement,
                  const struct placement *sibling)
{
	list_each (const struct name, word, &placement->layer->hides) {
		if (name_list_find(&sibling->layer->hides, word->text) ||
		    !compose_visible(c, word->text, placement->group))
			continue;
		diag_report(c->session->diag, DIAG_half_hidden, word->span,
		            "'%s' hides '%s', but '%s' beside it passes it on",
		            placement->layer->name.text, word->text,
		            sibling->layer->name.text);
		diag_note(c->session->diag, sibling->layer->name.span,
		          "the other side of the sum is here");
	}
}

static uint32_t
count_passes(const struct composition *c, uint32_t visible,
             const struct placement *placement)
{
	uint32_t gone = 0;

	list_each (const struct name, word, &placement->layer->hides)
		if (compose_visible(c, word->text, placement->group))
			gone++;
	list_each (const struct export, export, &placement->layer->exports)
		if (export->flags & EXPORT_RESTATES &&
		    compose_visible(c, export->name.text, placement->group))
			gone++;
	return visible > gone ? visible - gone : 0;
}

/* The inits of a group take the place of those below it. */
static void
raise_inits(struct composition *c, uint32_t begin, uint32_t end)
{
	struct primitives inits = {0};

	for (uint32_t i = begin; i < end; i++)
		if (c->placements.items[i]->init)
			*list_add(c->session->arena, &inits) =
				c->placements.items[i]->init;
	if (inits.count > 0)
		c->top_inits = inits;
}

static bool
is_same(const struct components *a, const struct components *b)
{
	for (uint32_t i = 0; i < a->count; i++)
		if (!components_have(b, a->items[i]))
			return false;
	return a->count == b->count;
}

/* A name that one side of a sum restates means the same on the other side. */
static void
check_half_restated(struct composition *c, const struct primitive *primitive,
                    const struct placement *sibling)
{
	const struct primitive *other =
		map_get(&sibling->export_by_name, primitive->name);
	struct diag *diag = c->session->diag;

	if (!other)
		other = primitive->restated;
	if (name_list_find(&sibling->layer->hides, primitive->name) ||
	    (is_same(&primitive->footprint.reads, &other->footprint.reads) &&
	     is_same(&primitive->footprint.writes, &other->footprint.writes)))
		return;
	diag_report(diag, DIAG_state_view, primitive->export->name.span,
	            "'%s' restates '%s', which '%s' beside it passes on with "
	            "another footprint",
	            primitive->placement->layer->name.text, primitive->name,
	            sibling->layer->name.text);
	diag_note(diag, other->export->name.span,
	          "that footprint is declared here");
}

static void
check_sides(struct composition *c, const struct primitive *primitive,
            uint32_t begin, uint32_t end)
{
	bool before = true;

	for (uint32_t i = begin; i < end; i++) {
		const struct placement *side = c->placements.items[i];

		/* Two that both restate it are compared once. */
		if (side == primitive->placement)
			before = false;
		else if (before ||
		         !map_get(&side->export_by_name, primitive->name))
			check_half_restated(c, primitive, side);
	}
}

static void
check_restated(struct composition *c, uint32_t begin, uint32_t end)
{
	for (uint32_t i = begin; i < end; i++) {
		const struct placement *placement = c->placements.items[i];

		for (uint32_t j = 0; j < placement->exports.count; j++)
			if (placement->exports.items[j]->restated)
				check_sides(c, placement->exports.items[j],
				            begin, end);
	}
}

static void
compose_group(struct composition *c, uint32_t begin, uint32_t end,
              uint32_t *visible)
{
	uint32_t fresh = 0, gone = 0;

	for (uint32_t i = begin; i < end; i++) {
		struct placement *placement = c->placements.items[i];

		list_each (const struct name, word, &placement->layer->imports)
			resolve_import(c, placement, word);
		list_each (const struct name, word, &placement->layer->glue)
			resolve_glue(c, placement, word);
		index_imports(c, placement);
		list_each (struct allowed, allowed, &placement->allowed)
			allowed->primitive = hidden_below(
				c, placement, allowed->line->name.text);
		placement->inits_below = c->top_inits;
		own(c, placement);
		for (uint32_t j = begin; j < end; j++)
			if (i != j)
				check_half_hidden(c, placement,
				                  c->placements.items[j]);
	}
	for (uint32_t i = begin; i < end; i++) {
		struct placement *placement = c->placements.items[i];

		placement->passes = count_passes(c, *visible, placement);
		list_each (const struct name, word, &placement->layer->hides)
			hide(c, placement, word);
		footprint_add_states(c, placement);
	}
	for (uint32_t i = begin; i < end; i++) {
		struct placement *placement = c->placements.items[i];

		list_each (const struct export, export,
		           &placement->layer->exports)
			add_export(c, placement, export);
		for (uint32_t j = 0; j < placement->exports.count; j++)
			fresh += !placement->exports.items[j]->restated;
	}
	list_each (const struct name, word,
	           &c->placements.items[begin]->layer->hides)
		gone += compose_visible(c, word->text,
		                        c->placements.items[begin]->group) !=
		        NULL;
	*visible = *visible + fresh - (gone < *visible ? gone : *visible);
	raise_inits(c, begin, end);
	check_restated(c, begin, end);
	footprint_check_conflicts(c, begin, end);
}

static void
compose_groups(struct composition *c)
{
	uint32_t begin = 0, visible = 0;

	while (begin < c->placements.count) {
		uint32_t end = begin + 1;

		while (end < c->placements.count &&
		       c->placements.items[end]->group ==
		               c->placements.items[begin]->group)
			end++;
		compose_group(c, begin, end, &visible);
		begin = end;
	}
}

static struct composition *
new_composition(struct session *session, const struct project *project)
{
	struct composition *c = arena_new(session->arena, struct composition);

	c->session = session;
	c->project = project;
	return c;
}

struct composition *
compose_kernel(struct session *session, const struct project *project,
               const struct kernel *kernel)
{
	struct composition *c = new_composition(session, project);

	session->diag->origin = variant_origin(session, kernel);
	c->kernel = kernel;
	stack_of_kernel(c, kernel);
	compose_groups(c);
	visible_check_top(c);
	return c;
}

struct composition *
compose_layer(struct session *session, const struct project *project,
              const struct layer *layer)
{
	struct composition *c = new_composition(session, project);

	session->diag->origin = NULL;
	if (!stack_of_layer(c, layer))
		return NULL;
	compose_groups(c);
	return c;
}
