#include "page_gone.h"

#include "../report/export_parts.h"
#include "page_text.h"

static json_t *
object_of(struct arena *arena, const struct placement *placement,
          const struct placement *shared)
{
	const struct layer *layer = placement->layer;
	json_t *exports = json_array(), *hides = json_array();
	json_t *object;

	for (uint32_t i = 0; i < placement->exports.count; i++)
		json_array_append_new(
			exports,
			export_text(arena, placement->exports.items[i]->name));
	list_each (const struct name, name, &layer->hides)
		json_array_append_new(hides, export_text(arena, name->text));
	object = json_pack("{s:o, s:i, s:o, s:o, s:o}", "name",
	                   export_text(arena, layer->name.text), "level",
	                   (int)placement->group, "about",
	                   export_text(arena, page_text_about(arena, layer)),
	                   "exports", exports, "hides", hides);
	if (shared)
		json_object_set_new(
			object, "over",
			export_text(arena, shared->layer->name.text));
	return object;
}

json_t *
page_gone(struct arena *arena, const struct composition *own,
          const struct composition *other)
{
	const struct placement *shared = NULL;
	json_t *list = json_array();

	for (uint32_t i = 0; i < other->placements.count; i++) {
		const struct placement *placement = other->placements.items[i];

		if (map_get(&own->placement_by_layer,
		            placement->layer->name.text))
			shared = placement;
		else
			json_array_append_new(
				list, object_of(arena, placement, shared));
	}
	return list;
}
