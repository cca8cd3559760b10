#include "page_data.h"

#include <string.h>

#include "../build/replay.h"
#include "../build/tries.h"
#include "../calculus/calls.h"
#include "../report/export_parts.h"
#include "chart.h"
#include "page_gone.h"
#include "page_proof.h"
#include "page_text.h"
#include "page_users.h"

/* A function or constant that the page has a place for. */
struct entry {
	const char *name;
	const struct placement *placement;
	const struct primitive *primitive; /* NULL: no interface has it */
	uint32_t index;
	json_t *object;
};

struct maker {
	const struct plan *plan;
	const struct program *program;
	const struct composition *composition;
	struct arena *arena;
	struct map index_by_placement; /* to uint32_t */
	struct map entry_by_primitive; /* to struct entry */
	struct map entry_by_node;      /* likewise, of no primitive */
	json_t *layers, *primitives;
};

static void
set_text(struct maker *maker, json_t *object, const char *key, const char *text)
{
	if (text && text[0])
		json_object_set_new(object, key,
		                    export_text(maker->arena, text));
}

/* Sets a list that is the caller's, unless it is empty. */
static void
set_list(json_t *object, const char *key, json_t *list)
{
	if (json_array_size(list) > 0)
		json_object_set(object, key, list);
	json_decref(list);
}

static json_t *
index_of(const struct maker *maker, const struct placement *placement)
{
	const uint32_t *index = map_get(&maker->index_by_placement, placement);

	return json_integer(*index);
}

static json_t *
list_of_names(struct maker *maker, const struct name_list *names)
{
	json_t *list = json_array();

	list_each (const struct name, name, names)
		json_array_append_new(list,
		                      export_text(maker->arena, name->text));
	return list;
}

static json_t *
list_of_components(const struct components *components)
{
	json_t *list = json_array();

	list_each (const struct component *const, component, components)
		json_array_append_new(list, json_string((*component)->name));
	return list;
}

static struct entry *
add_entry(struct maker *maker, const char *name,
          const struct placement *placement)
{
	struct entry *entry = arena_new(maker->arena, struct entry);

	entry->name = name;
	entry->placement = placement;
	entry->index = (uint32_t)json_array_size(maker->primitives);
	entry->object = json_object();
	set_text(maker, entry->object, "name", name);
	json_object_set_new(entry->object, "layer", index_of(maker, placement));
	json_array_append_new(maker->primitives, entry->object);
	return entry;
}

static json_t *
list_of_flags(unsigned flags)
{
	static const char *const words[] = {"asm", "init", "const", "helper",
	                                    "restates"};
	json_t *list = json_array();

	for (unsigned i = 0; i < 5; i++)
		if (flags & 1u << i)
			json_array_append_new(list, json_string(words[i]));
	return list;
}

static void
set_place(struct maker *maker, json_t *object, struct span span)
{
	if (span.source)
		set_text(maker, object, "at",
		         arena_print(
				 maker->arena, "%s:%u", span.source->path,
				 source_place(span.source, span.begin).line));
}

static void
add_primitive(struct maker *maker, const struct primitive *primitive)
{
	struct page_text text =
		page_text_of(maker->plan, maker->program, primitive);
	struct entry *entry =
		add_entry(maker, primitive->name, primitive->placement);
	json_t *object = entry->object;

	entry->primitive = primitive;
	map_put(maker->arena, &maker->entry_by_primitive, primitive, entry);
	set_list(object, "flags", list_of_flags(primitive->flags));
	set_place(maker, object, text.place);
	set_list(object, "reads",
	         list_of_components(&primitive->footprint.reads));
	set_list(object, "writes",
	         list_of_components(&primitive->footprint.writes));
	set_text(maker, object, "declaration", text.declaration);
	set_text(maker, object, "contract", text.contract);
	set_text(maker, object, "spec", text.spec);
	set_text(maker, object, "code", text.code);
}

static json_t *
list_of_states(const struct placement *placement)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < placement->states.count; i++)
		json_array_append_new(
			list, json_string(placement->states.items[i]->name));
	return list;
}

static void
add_layer(struct maker *maker, const struct placement *placement)
{
	const struct layer *layer = placement->layer;
	struct session *session = maker->plan->session;
	uint32_t *index = arena_new(maker->arena, uint32_t);
	json_t *object = json_object();

	*index = (uint32_t)json_array_size(maker->layers);
	map_put(maker->arena, &maker->index_by_placement, placement, index);
	json_array_append_new(maker->layers, object);
	set_text(maker, object, "name", layer->name.text);
	json_object_set_new(object, "level", json_integer(placement->group));
	set_text(maker, object, "folder", chart_folder(maker->arena, layer));
	set_text(maker, object, "path", layer->source->path);
	set_text(maker, object, "about", page_text_about(maker->arena, layer));
	set_text(maker, object, "pattern", layer->pattern_word.text);
	set_list(object, "state", list_of_states(placement));
	set_list(object, "hides", list_of_names(maker, &layer->hides));
	set_text(maker, object, "invariant",
	         page_text_spec(session, layer,
	                        arena_print(maker->arena, "invariant_%s",
	                                    layer->name.text)));
	if (layer->specs.count > 0)
		json_object_set_new(object, "specified", json_true());
	for (uint32_t i = 0; i < placement->exports.count; i++)
		add_primitive(maker, placement->exports.items[i]);
}

static json_t *
entry_index(const struct entry *entry)
{
	return json_integer(entry->index);
}

/* What an import means, and what a restated primitive is below. */
static void
add_references(struct maker *maker, const struct placement *placement,
               json_t *object)
{
	json_t *imports = json_array();

	for (uint32_t i = 0; i < placement->imports.count; i++) {
		const struct primitive *primitive =
			placement->imports.items[i].primitive;
		const struct entry *entry =
			primitive
				? map_get(&maker->entry_by_primitive, primitive)
				: NULL;

		if (entry)
			json_array_append_new(imports, entry_index(entry));
	}
	set_list(object, "imports", imports);
	for (uint32_t i = 0; i < placement->exports.count; i++) {
		const struct primitive *primitive = placement->exports.items[i];
		const struct entry *own =
			map_get(&maker->entry_by_primitive, primitive);
		const struct entry *below =
			primitive->restated
				? map_get(&maker->entry_by_primitive,
		                          primitive->restated)
				: NULL;

		if (below)
			json_object_set_new(own->object, "restates",
			                    entry_index(below));
	}
}

/* Who hides what: of each name, the primitives that stand below the event. */
static void
add_hides(struct maker *maker)
{
	const struct composition *c = maker->composition;

	for (uint32_t i = 0; i < c->histories.count; i++) {
		const struct history *history = c->histories.items[i];

		for (uint32_t j = 0; j < history->events.count; j++) {
			const struct event *event = &history->events.items[j];
			const struct event *ended = j > 0 ? event - 1 : NULL;
			const struct entry *entry =
				ended && ended->primitive
					? map_get(&maker->entry_by_primitive,
			                          ended->primitive)
					: NULL;

			if (entry && event->kind == EVENT_HIDE)
				json_object_set_new(
					entry->object, "hidden",
					index_of(maker, event->placement));
		}
	}
}

/* What stands for a function of the graph of calls. */
static const struct entry *
entry_of(struct maker *maker, const struct call_node *node)
{
	const struct placement *placement = node->module->placement;
	const struct primitive *primitive;
	struct entry *entry;

	if (!placement)
		return NULL;
	primitive = map_get(&placement->export_by_name, node->name);
	entry = primitive ? map_get(&maker->entry_by_primitive, primitive)
	                  : map_get(&maker->entry_by_node, node);
	if (entry)
		return entry;
	entry = add_entry(maker, node->name, placement);
	json_object_set_new(entry->object, "internal", json_true());
	set_place(maker, entry->object, node->definition->span);
	map_put(maker->arena, &maker->entry_by_node, node, entry);
	return entry;
}

static json_t *
list_of_nodes(struct maker *maker, const struct call_nodes *nodes)
{
	json_t *list = json_array();

	list_each (struct call_node *const, node, nodes) {
		const struct entry *entry = entry_of(maker, *node);

		if (entry)
			json_array_append_new(list, entry_index(entry));
	}
	return list;
}

/* Adds a module's functions that others see, and all that they reach. */
static void
add_module(struct calls *calls, const struct module *module)
{
	for (uint32_t i = 0; i < module->units.count; i++)
		list_each (const struct definition, definition,
		           &module->units.items[i]->definitions)
			if (definition->kind == SYMBOL_FUNCTION &&
			    definition->global)
				calls_add(calls, (struct call_root){
							 module, definition});
}

static void
add_calls(struct maker *maker)
{
	struct calls calls = {.program = maker->program};

	for (uint32_t i = 0; i < maker->program->modules.count; i++)
		if (maker->program->modules.items[i]->placement)
			add_module(&calls, maker->program->modules.items[i]);
	list_each (struct call_node *const, node, &calls.nodes) {
		const struct entry *entry = entry_of(maker, *node);

		if (!entry)
			continue;
		set_list(entry->object, "calls",
		         list_of_nodes(maker, &(*node)->callees));
		set_list(entry->object, "callbacks",
		         list_of_nodes(maker, &(*node)->callbacks));
	}
}

static void
add_proofs(struct maker *maker)
{
	struct proofs proofs = proofs_of(maker->plan, NULL);

	proofs_read_kept(&proofs);
	replay_again(&proofs);
	tries_read(&proofs);
	list_each (const struct proof, proof, &proofs.all) {
		const struct primitive *primitive =
			map_get(&proof->module->placement->export_by_name,
		                proof->export->name.text);
		const struct entry *entry =
			primitive
				? map_get(&maker->entry_by_primitive, primitive)
				: NULL;

		if (!entry || !proof->is_made)
			continue;
		page_proof_add(maker->arena, maker->composition, proof,
		               entry->object);
	}
}

static void
add_users(struct maker *maker)
{
	const struct composition *c = maker->composition;
	struct map users = page_users(maker->arena, maker->program);

	for (uint32_t i = 0; i < c->placements.count; i++) {
		const struct placement *placement = c->placements.items[i];

		for (uint32_t j = 0; j < placement->exports.count; j++) {
			const struct primitive *primitive =
				placement->exports.items[j];
			const struct entry *entry =
				map_get(&maker->entry_by_primitive, primitive);
			json_t *list = map_get(&users, primitive);

			if (list)
				json_object_set_new(entry->object, "users",
				                    list);
		}
	}
}

/* The placement whose file it is, or NULL. */
static const struct placement *
owner_of(const struct maker *maker, const char *path)
{
	const struct composition *c = maker->composition;

	for (uint32_t i = 0; i < c->placements.count; i++) {
		const struct layer *layer = c->placements.items[i]->layer;
		const char *header = layer->header.path;

		if (strcmp(layer->source->path, path) == 0 ||
		    (header && strcmp(header, path) == 0) ||
		    file_names_have(&layer->sources, path) ||
		    file_names_have(&layer->specs, path))
			return c->placements.items[i];
	}
	return NULL;
}

static json_t *
list_of_problems(struct maker *maker)
{
	struct diag_sorted reports =
		diag_sorted(maker->plan->session->diag, false);
	json_t *list = json_array();

	list_each (const struct diag_report *, report, &reports) {
		json_t *object = export_report(maker->arena, *report);
		const struct source *source = (*report)->span.source;
		const struct placement *owner =
			source ? owner_of(maker, source->path) : NULL;

		if (owner)
			json_object_set_new(object, "layer",
			                    index_of(maker, owner));
		json_array_append_new(list, object);
	}
	return list;
}

json_t *
page_data(const struct plan *plan, const struct program *program,
          const struct page_difference *difference)
{
	const struct composition *c = plan->composition;
	struct maker maker = {
		.plan = plan,
		.program = program,
		.composition = c,
		.arena = plan->session->arena,
		.layers = json_array(),
		.primitives = json_array(),
	};
	json_t *root = json_object();

	for (uint32_t i = 0; i < c->placements.count; i++)
		add_layer(&maker, c->placements.items[i]);
	for (uint32_t i = 0; i < c->placements.count; i++)
		add_references(&maker, c->placements.items[i],
		               json_array_get(maker.layers, i));
	add_hides(&maker);
	add_calls(&maker);
	add_proofs(&maker);
	add_users(&maker);
	set_text(&maker, root, "kernel", c->kernel->name.text);
	set_text(&maker, root, "machine", c->kernel->machine.text);
	set_text(&maker, root, "entry", c->kernel->entry.text);
	json_object_set_new(root, "layers", maker.layers);
	json_object_set_new(root, "primitives", maker.primitives);
	json_object_set_new(root, "problems", list_of_problems(&maker));
	if (difference) {
		json_object_set(root, "difference", difference->facts);
		json_object_set_new(
			root, "gone",
			page_gone(maker.arena, c, difference->other));
	}
	return root;
}
