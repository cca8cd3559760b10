#include "stack.h"

#include <string.h>

#include "../report/spelling.h"

static const struct layer *
nearest_layer(const struct project *project, const char *text)
{
	for (uint32_t i = 0; i < project->layers.count; i++)
		if (spelling_is_near(text, project->layers.items[i]->name.text))
			return project->layers.items[i];
	return NULL;
}

/* Finds a layer, or reports that there is none and takes one named nearly so.
 */
static const struct layer *
find_layer(struct composition *c, const struct name *word)
{
	const struct layer *layer = project_layer(c->project, word->text);

	if (layer)
		return layer;
	layer = nearest_layer(c->project, word->text);
	diag_report(c->session->diag, DIAG_unknown_layer, word->span,
	            "no layer is named '%s'", word->text);
	if (layer)
		diag_fix(c->session->diag, word->span, "%s", layer->name.text);
	return layer;
}

static struct placement *
place(struct composition *c, const struct layer *layer, const struct name *word)
{
	struct placement *placement;

	if (map_get(&c->placement_by_layer, layer->name.text)) {
		diag_report(c->session->diag, DIAG_repeated_name, word->span,
		            "'%s' stands in the stack twice", word->text);
		return NULL;
	}
	placement = arena_new(c->session->arena, struct placement);
	placement->layer = layer;
	placement->group = c->group_count;
	list_each (const struct allowance, line, &layer->allowances)
		list_add(c->session->arena, &placement->allowed)->line = line;
	*list_add(c->session->arena, &c->placements) = placement;
	map_put(c->session->arena, &c->placement_by_layer, layer->name.text,
	        placement);
	return placement;
}

/* Reports underlays that no manifest has; the kernel's stack may still do. */
static void
check_home(struct composition *c, const struct placement *placement)
{
	list_each (const struct name, word, &placement->layer->over)
		find_layer(c, word);
}

/* Whether the placements [begin, end) are exactly what 'over' names. */
static bool
is_home(const struct composition *c, const struct placement *placement,
        uint32_t begin, uint32_t end)
{
	if (placement->layer->over.count != end - begin)
		return false;
	for (uint32_t i = begin; i < end; i++)
		if (!name_list_find(&placement->layer->over,
		                    c->placements.items[i]->layer->name.text))
			return false;
	return true;
}

/* Ends the group that starts at begin, on the one that starts at below. */
static void
end_group(struct composition *c, uint32_t below, uint32_t begin)
{
	uint32_t end = c->placements.count;

	c->group_count += end > begin;
	for (uint32_t i = begin; i < end; i++) {
		struct placement *placement = c->placements.items[i];

		check_home(c, placement);
		placement->at_home = is_home(c, placement, below, begin);
	}
}

void
stack_of_kernel(struct composition *c, const struct kernel *kernel)
{
	uint32_t below = 0;

	list_each (const struct name_list, group, &kernel->stack) {
		uint32_t begin = c->placements.count;

		list_each (const struct name, word, group) {
			const struct layer *layer = find_layer(c, word);

			if (layer)
				place(c, layer, word);
		}
		end_group(c, below, begin);
		below = begin;
	}
}

/* The layer that the first word behind 'over' names, or NULL. */
static const struct layer *
layer_below(const struct composition *c, const struct layer *layer)
{
	return layer->over.count > 0
	               ? project_layer(c->project, layer->over.items[0].text)
	               : NULL;
}

/* Reports a circle, in the same words from wherever it is entered. */
static void
report_circle(struct composition *c, const struct layer *entered)
{
	const struct layer *first = entered, *layer = entered;

	do {
		if (strcmp(layer->name.text, first->name.text) < 0)
			first = layer;
		layer = layer_below(c, layer);
	} while (layer != entered);
	diag_report(c->session->diag, DIAG_cyclic_home,
	            first->over.items[0].span, "'%s' would stand on itself",
	            first->name.text);
	for (layer = layer_below(c, first); layer != first;
	     layer = layer_below(c, layer))
		diag_note(c->session->diag, layer->over.items[0].span,
		          "'%s' stands on '%s' here", layer->name.text,
		          layer->over.items[0].text);
}

struct word_lists LIST(const struct name_list *);

/*
 * The home underlays of a layer, from the nearest down to the bottom; false if
 * they lead in a circle, which is reported.
 */
static bool
find_homes(struct composition *c, const struct layer *layer,
           struct word_lists *homes)
{
	struct map above = {0};

	while (layer && layer->over.count > 0) {
		const struct layer *below = layer_below(c, layer);

		map_put(c->session->arena, &above, layer->name.text, c);
		if (below && map_get(&above, below->name.text)) {
			report_circle(c, below);
			return false;
		}
		*list_add(c->session->arena, homes) = &layer->over;
		layer = below;
	}
	return true;
}

bool
stack_of_layer(struct composition *c, const struct layer *layer)
{
	struct word_lists homes = {0};
	uint32_t below = 0, begin = 0;

	if (!find_homes(c, layer, &homes))
		return false;
	for (uint32_t i = homes.count; i > 0; i--) {
		begin = c->placements.count;
		list_each (const struct name, word, homes.items[i - 1]) {
			const struct layer *found =
				project_layer(c->project, word->text);

			if (found)
				place(c, found, word);
		}
		end_group(c, below, begin);
		below = begin;
	}
	begin = c->placements.count;
	place(c, layer, &layer->name);
	end_group(c, below, begin);
	return true;
}
