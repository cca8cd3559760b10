/* The symbols of a document, and those of the whole project. */
#include <string.h>

#include "../source/cfunction.h"
#include "answers.h"
#include "position.h"

/* LSP's numbers of kinds. */
enum {
	KIND_MODULE = 2,
	KIND_CLASS = 5,
	KIND_FUNCTION = 12,
	KIND_VARIABLE = 13,
	KIND_CONSTANT = 14,
};

enum { MAX_SYMBOLS = 1000 };

static json_t *
symbol(const char *name, int kind, struct span whole, struct span word)
{
	return json_pack("{s:s, s:i, s:o, s:o}", "name", name, "kind", kind,
	                 "range", position_range(whole), "selectionRange",
	                 position_range(word));
}

static int
kind_of_export(const struct export *export)
{
	return export->flags & EXPORT_CONST ? KIND_CONSTANT : KIND_FUNCTION;
}

static void
add_layer(const struct layer *layer, json_t *list)
{
	const struct source *source = layer->source;
	json_t *object, *children = json_array();

	list_each (const struct state, state, &layer->states)
		json_array_append_new(
			children, symbol(state->name.text, KIND_VARIABLE,
		                         state->name.span, state->name.span));
	list_each (const struct export, export, &layer->exports)
		json_array_append_new(children, symbol(export->name.text,
		                                       kind_of_export(export),
		                                       export->name.span,
		                                       export->name.span));
	object = symbol(layer->name.text, KIND_MODULE,
	                (struct span){source, 0, source->size},
	                layer->name.span);
	json_object_set_new(object, "children", children);
	json_array_append_new(list, object);
}

static void
add_kernel(const struct kernel *kernel, json_t *list)
{
	const struct source *source = kernel->source;
	json_t *object, *children = json_array();

	list_each (const struct name, name, &kernel->exports)
		if (name->span.source == source)
			json_array_append_new(children,
			                      symbol(name->text, KIND_FUNCTION,
			                             name->span, name->span));
	object = symbol(kernel->name.text, KIND_MODULE,
	                (struct span){source, 0, source->size},
	                kernel->name.span);
	json_object_set_new(object, "children", children);
	json_array_append_new(list, object);
}

/* The text of a definition: of a function, up to its end. */
static struct span
whole_of(const struct definition *definition, const char *path)
{
	struct span span = {0};

	if (definition->kind == SYMBOL_FUNCTION &&
	    strcmp(path_ending(path), ".c") == 0)
		span = cfunction_find(definition->span.source,
		                      definition->symbol);
	if (!span.source || span.begin > definition->span.begin ||
	    span.end < definition->span.end)
		return definition->span;
	return span;
}

static void
add_unit(const struct unit *unit, const char *path, json_t *list)
{
	list_each (const struct definition, definition, &unit->definitions) {
		const struct source *source = definition->span.source;

		/* Labels of NASM within others are places, no symbols. */
		if (!source || strcmp(source->path, path) != 0 ||
		    strchr(definition->symbol, '.'))
			continue;
		json_array_append_new(list,
		                      symbol(definition->symbol,
		                             definition->kind == SYMBOL_FUNCTION
		                                     ? KIND_FUNCTION
		                                     : KIND_VARIABLE,
		                             whole_of(definition, path),
		                             definition->span));
	}
}

/* Adds what the first unit that is made of the file defines. */
static void
add_code(const struct view *view, const char *path, json_t *list)
{
	list_each (const struct subject, subject, &view->subjects)
		for (uint32_t i = 0; i < subject->program->modules.count; i++) {
			const struct module *module =
				subject->program->modules.items[i];

			for (uint32_t j = 0; j < module->units.count; j++)
				if (json_array_size(list) == 0)
					add_unit(module->units.items[j], path,
					         list);
			list_each (const struct unit *const, unit,
			           &module->specs)
				if (json_array_size(list) == 0)
					add_unit(*unit, path, list);
		}
}

json_t *
answer_document(struct view *view, const json_t *request)
{
	const char *uri = json_string_value(json_object_get(
		json_object_get(json_object_get(request, "params"),
	                        "textDocument"),
		"uri"));
	const char *path =
		documents_path(view->documents, view->session->arena, uri);
	const struct project *project = &view->project;
	json_t *list = json_array();

	if (!path)
		return list;
	for (uint32_t i = 0; i < project->layers.count; i++)
		if (strcmp(project->layers.items[i]->source->path, path) == 0)
			add_layer(project->layers.items[i], list);
	for (uint32_t i = 0; i < project->kernels.count; i++)
		if (strcmp(project->kernels.items[i]->source->path, path) == 0)
			add_kernel(project->kernels.items[i], list);
	if (json_array_size(list) == 0)
		add_code(view, path, list);
	return list;
}

/* Adds a name of a layer, if it is asked for. */
static void
add_name(struct view *view, const char *query, const struct name *name,
         int kind, const char *layer, json_t *list)
{
	if (!name->text || !strcasestr(name->text, query) ||
	    json_array_size(list) >= MAX_SYMBOLS)
		return;
	json_array_append_new(list,
	                      json_pack("{s:s, s:i, s:o, s:s}", "name",
	                                name->text, "kind", kind, "location",
	                                view_location(view, name->span),
	                                "containerName", layer));
}

json_t *
answer_workspace(struct view *view, const json_t *request)
{
	const char *query = json_string_value(
		json_object_get(json_object_get(request, "params"), "query"));
	const struct project *project = &view->project;
	json_t *list = json_array();

	query = query ? query : "";
	for (uint32_t i = 0; i < project->kernels.count; i++)
		add_name(view, query, &project->kernels.items[i]->name,
		         KIND_MODULE, "", list);
	for (uint32_t i = 0; i < project->layers.count; i++) {
		const struct layer *layer = project->layers.items[i];
		const char *name = layer->name.text ? layer->name.text : "";

		add_name(view, query, &layer->name, KIND_CLASS, "", list);
		list_each (const struct state, state, &layer->states)
			add_name(view, query, &state->name, KIND_VARIABLE, name,
			         list);
		list_each (const struct export, export, &layer->exports)
			add_name(view, query, &export->name,
			         kind_of_export(export), name, list);
	}
	return list;
}
