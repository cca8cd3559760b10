#include "footprint.h"

#include <string.h>

#include "../report/spelling.h"

bool
components_have(const struct components *list,
                const struct component *component)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (list->items[i] == component)
			return true;
	return false;
}

void
components_add(struct arena *arena, struct components *list,
               const struct component *component)
{
	if (!components_have(list, component))
		*list_add(arena, list) = component;
}

/* Whether the component exists in the interface below a group. */
static bool
is_below(const struct component *component, uint32_t group)
{
	return component->placement->group < group &&
	       (!component->ended_by || component->ended_by->group >= group);
}

/* Where a state line names what it abstracts, or else the line's component. */
static struct span
abstracted_at(const struct component *into, const char *source)
{
	const struct name *word = name_list_find(&into->state->from, source);

	return word ? word->span : into->state->name.span;
}

static void
report_ended(struct composition *c, const struct component *component,
             const struct name *word)
{
	diag_report(c->session->diag, DIAG_ended_component, word->span,
	            "component '%s' has ended: '%s' abstracts it away",
	            word->text, component->ended_by->layer->name.text);
	diag_note(c->session->diag, component->into->state->name.span,
	          "it becomes part of '%s' here", component->into->name);
}

/* Ends an underlay's component, unless the sibling has done so. */
static void
end_component(struct composition *c, struct component *component,
              const struct name *word, struct component *into)
{
	const struct placement *sibling = component->ended_by;

	if (!sibling) {
		component->ended_by = into->placement;
		component->into = into;
		return;
	}
	diag_report(c->session->diag, DIAG_state_view, word->span,
	            "component '%s' is abstracted twice, by '%s' and by '%s'",
	            word->text, sibling->layer->name.text,
	            into->placement->layer->name.text);
	diag_note(c->session->diag, abstracted_at(component->into, word->text),
	          "the first time is here");
}

static void
add_variable(struct composition *c, struct placement *placement,
             const struct name *word, struct component *into)
{
	const struct component *other =
		map_get(&placement->state_of_variable, word->text);

	if (!other) {
		map_put(c->session->arena, &placement->state_of_variable,
		        word->text, into);
		return;
	}
	diag_report(c->session->diag, DIAG_state_view, word->span,
	            "variable '%s' is abstracted twice, into '%s' and '%s'",
	            word->text, other->name, into->name);
	diag_note(c->session->diag, abstracted_at(other, word->text),
	          "the first time is here");
}

static void
add_source(struct composition *c, struct placement *placement,
           const struct name *word, struct component *into)
{
	struct component *component =
		map_get(&c->component_by_name, word->text);

	if (name_list_find(&placement->layer->owns, word->text) ||
	    name_list_find(&placement->layer->linker, word->text)) {
		add_variable(c, placement, word, into);
	} else if (component && is_below(component, placement->group)) {
		end_component(c, component, word, into);
	} else if (component && component->ended_by) {
		report_ended(c, component, word);
	} else {
		diag_report(c->session->diag, DIAG_unknown_component,
		            word->span,
		            "'%s' is neither a variable that '%s' owns nor a "
		            "component of its underlay",
		            word->text, placement->layer->name.text);
		list_each (const struct name, owned, &placement->layer->owns)
			if (spelling_is_near(word->text, owned->text)) {
				diag_fix(c->session->diag, word->span, "%s",
				         owned->text);
				add_variable(c, placement, owned, into);
				break;
			}
	}
}

static void
check_abstracted(struct composition *c, const struct placement *placement)
{
	if (placement->layer->damaged || placement->layer->edges_only)
		return;
	list_each (const struct name, word, &placement->layer->owns)
		if (!map_get(&placement->state_of_variable, word->text))
			diag_report(c->session->diag,
			            DIAG_unabstracted_variable, word->span,
			            "variable '%s' is part of no state that "
			            "'%s' introduces",
			            word->text, placement->layer->name.text);
}

void
footprint_add_states(struct composition *c, struct placement *placement)
{
	struct arena *arena = c->session->arena;

	list_each (const struct state, state, &placement->layer->states) {
		struct component *component =
			arena_new(arena, struct component);
		const struct component *other =
			map_get(&c->component_by_name, state->name.text);

		component->name = state->name.text;
		component->state = state;
		component->placement = placement;
		list_each (const struct name, word, &state->from)
			add_source(c, placement, word, component);
		*list_add(arena, &placement->states) = component;
		if (other) {
			diag_report(c->session->diag, DIAG_repeated_component,
			            state->name.span,
			            "component '%s' is introduced twice",
			            component->name);
			diag_note(c->session->diag, other->state->name.span,
			          "the first time is here");
			continue;
		}
		map_put(arena, &c->component_by_name, component->name,
		        component);
	}
	check_abstracted(c, placement);
}

static struct component *
nearest_component(const struct placement *placement, const char *text)
{
	for (uint32_t i = 0; i < placement->states.count; i++)
		if (spelling_is_near(text, placement->states.items[i]->name))
			return placement->states.items[i];
	return NULL;
}

/* Whether the overlay of a layer has the component; a sibling's is not in it.
 */
static bool
is_in_overlay(const struct component *component,
              const struct placement *placement)
{
	const struct placement *ended_by = component->ended_by;

	return component->placement == placement ||
	       (component->placement->group < placement->group &&
	        (!ended_by || ended_by->group > placement->group));
}

/*
 * Reports a component that the overlay of a layer does not have; returns one
 * of the layer's own that was probably meant, or NULL.
 */
static struct component *
report_component(struct composition *c, const struct placement *placement,
                 const struct name *word, const struct component *elsewhere)
{
	struct component *meant = nearest_component(placement, word->text);
	struct diag *diag = c->session->diag;

	if (elsewhere &&
	    compose_are_siblings(placement, elsewhere->placement)) {
		diag_report(diag, DIAG_unknown_component, word->span,
		            "'%s' is a component of '%s', which stands beside "
		            "'%s'",
		            word->text, elsewhere->placement->layer->name.text,
		            placement->layer->name.text);
		diag_note(diag, elsewhere->state->name.span,
		          "it is introduced here");
		return NULL;
	}
	diag_report(diag, DIAG_unknown_component, word->span,
	            "'%s' is no component of the overlay of '%s'", word->text,
	            placement->layer->name.text);
	if (meant)
		diag_fix(diag, word->span, "%s", meant->name);
	return meant;
}

static void
resolve_names(struct composition *c, struct placement *placement,
              const struct name_list *words, struct components *list,
              struct primitive *primitive)
{
	list_each (const struct name, word, words) {
		struct component *component =
			map_get(&c->component_by_name, word->text);

		if (component && is_in_overlay(component, placement)) {
			/* It is there to be named. */
		} else if (component && component->ended_by &&
		           component->ended_by->group <= placement->group) {
			report_ended(c, component, word);
			component = component->into;
		} else {
			component =
				report_component(c, placement, word, component);
		}
		if (!component)
			continue;
		components_add(c->session->arena, list, component);
		*list_add(c->session->arena, &component->users) = primitive;
	}
}

static void
check_registers(struct composition *c, const struct primitive *primitive,
                const struct name_list *words)
{
	static const char *const registers[] = {
		"eax", "ebx", "ecx",    "edx", "esi", "edi",
		"ebp", "esp", "eflags", "cr0", "cr2", "cr3",
		"cr4", "ds",  "es",     "fs",  "gs",  "ss"};

	list_each (const struct name, word, words) {
		bool known = false;

		for (size_t i = 0; i < sizeof(registers) / sizeof(*registers);
		     i++)
			known |= strcmp(word->text, registers[i]) == 0;
		if (!(primitive->flags & EXPORT_ASM))
			diag_report(c->session->diag, DIAG_misplaced_clause,
			            word->span,
			            "only an assembly-style primitive names "
			            "registers; '%s' is C-style",
			            primitive->name);
		else if (!known)
			diag_report(c->session->diag, DIAG_misplaced_clause,
			            word->span, "'%s' is no register",
			            word->text);
	}
}

void
footprint_resolve(struct composition *c, struct placement *placement,
                  struct primitive *primitive)
{
	const struct clauses *clauses = primitive->export->clauses;

	check_registers(c, primitive, &clauses->in);
	check_registers(c, primitive, &clauses->clobbers);
	resolve_names(c, placement, &clauses->reads,
	              &primitive->footprint.reads, primitive);
	resolve_names(c, placement, &clauses->writes,
	              &primitive->footprint.writes, primitive);
	if (primitive->flags & EXPORT_CONST &&
	    clauses->reads.count + clauses->writes.count > 0)
		diag_report(c->session->diag, DIAG_misplaced_clause,
		            clauses->line,
		            "a constant touches no state, so it has no "
		            "footprint");
}

/* Reports a primitive that touches what a layer of its own level ends. */
static void
report_conflict(struct composition *c, const struct component *component,
                const struct primitive *primitive)
{
	const struct placement *ender = component->ended_by;
	bool writes = components_have(&primitive->footprint.writes, component);

	diag_report(c->session->diag, DIAG_abstraction_conflict,
	            component->into->state->name.span,
	            "'%s' abstracts '%s' away, so '%s', which %s it, cannot "
	            "pass",
	            ender->layer->name.text, component->name, primitive->name,
	            writes ? "writes" : "reads");
	diag_note(c->session->diag, primitive->export->name.span,
	          "its footprint is declared here");
}

void
footprint_check_conflicts(struct composition *c, uint32_t begin, uint32_t end)
{
	const struct placement *first = c->placements.items[begin];

	for (uint32_t i = begin; i < end; i++) {
		struct placement *placement = c->placements.items[i];

		list_each (const struct state, state, &placement->layer->states)
			list_each (const struct name, word, &state->from) {
				const struct component *component = map_get(
					&c->component_by_name, word->text);

				if (!component ||
				    component->ended_by != placement)
					continue;
				for (uint32_t j = 0; j < component->users.count;
				     j++) {
					const struct primitive *user =
						component->users.items[j];

					if (compose_visible(c, user->name,
					                    first->group + 1) ==
					    user)
						report_conflict(c, component,
						                user);
				}
			}
	}
}
