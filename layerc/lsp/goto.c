/* Definition and references: from manifest to code to specification, and back.
 */
#include "answers.h"

static bool
is_at(struct span span, const struct spot *spot)
{
	return span.source && span.source->path == spot->path &&
	       span.begin <= spot->at && spot->at <= span.end;
}

/* Who else restates, hides or exports the name, by its history. */
static void
add_events(struct view *view, const struct spot *spot,
           const struct meaning *meaning, json_t *list)
{
	const struct history *history =
		map_get(&meaning->subject->plan->composition->history_by_name,
	                meaning->name);

	for (uint32_t i = 0; history && i < history->events.count; i++)
		if (!is_at(history->events.items[i].word->span, spot))
			view_add(view, list,
			         history->events.items[i].word->span);
}

/* Where a primitive is promised, written and specified. */
struct parts {
	struct span code, contract, spec, word;
};

static struct parts
parts_of(struct view *view, const struct meaning *meaning)
{
	const struct primitive *primitive = meaning->primitive;
	const struct primitive *bottom = view_bottom(primitive);
	struct parts parts = {
		.code = view_code(view, meaning->subject, primitive),
		.contract = view_contract(meaning->subject, bottom->placement,
	                                  bottom->name),
		.spec = view_spec(view, meaning->subject, primitive->placement,
	                          primitive->name),
		.word = primitive->export->name.span,
	};

	if (!parts.spec.source)
		parts.spec = view_spec(view, meaning->subject,
		                       bottom->placement, bottom->name);
	return parts;
}

/*
 * At an export: all there is of it.  At the code or its contract: the way back,
 * to manifest and specification.  Elsewhere: the code.
 */
static void
add_primitive(struct view *view, const struct spot *spot,
              const struct meaning *meaning, json_t *list)
{
	struct parts parts = parts_of(view, meaning);
	bool is_back = is_at(parts.code, spot) || is_at(parts.contract, spot);

	if (is_at(parts.word, spot)) {
		view_add(view, list, parts.code);
		view_add(view, list, parts.spec);
		view_add(view, list, parts.contract);
		add_events(view, spot, meaning, list);
	} else if (is_back) {
		view_add(view, list, parts.word);
		view_add(view, list, parts.spec);
		view_add(view, list,
		         is_at(parts.code, spot) ? parts.contract : parts.code);
	} else {
		view_add(view, list,
		         parts.code.source ? parts.code : parts.word);
		if (spot->kind == SPOT_LAYER || spot->kind == SPOT_KERNEL)
			view_add(view, list, parts.word);
	}
}

/* A name that is in no interface: of the file, the module, or another. */
static void
add_private(struct view *view, const struct meaning *meaning, json_t *list)
{
	const struct definition *found = NULL;
	const struct module *other;

	if (meaning->unit)
		found = program_static(meaning->module, meaning->unit,
		                       meaning->name);
	if (!found && meaning->module)
		found = map_get(&meaning->module->definition_by_symbol,
		                meaning->name);
	other = map_get(&meaning->subject->program->definer_by_symbol,
	                meaning->name);
	if (!found && other)
		found = map_get(&other->definition_by_symbol, meaning->name);
	if (found)
		view_add(view, list, found->span);
}

/* A constant, type or macro that the header of a layer below has. */
static void
add_declared(struct view *view, const struct meaning *meaning, json_t *list)
{
	const struct composition *c = meaning->subject->plan->composition;

	for (uint32_t i = c->placements.count;
	     json_array_size(list) == 0 && i-- > 0;)
		view_add(view, list,
		         view_contract(meaning->subject, c->placements.items[i],
		                       meaning->name));
}

static void
add_component(struct view *view, const struct spot *spot,
              const struct meaning *meaning, json_t *list)
{
	const struct component *component = meaning->component;
	struct span word = component->state->name.span;

	if (!is_at(word, spot)) {
		view_add(view, list, word);
		return;
	}
	list_each (const struct name, name, &component->state->from) {
		const struct module *module = program_module(
			meaning->subject->program, component->placement);
		const struct definition *definition =
			module ? map_get(&module->definition_by_symbol,
		                         name->text)
			       : NULL;

		if (definition)
			view_add(view, list, definition->span);
	}
}

static void
add_file(struct view *view, const char *path, json_t *list)
{
	const struct source *source =
		sources_read(view->session->sources, path);

	if (source)
		view_add(view, list, (struct span){source, 0, 0});
}

/* Without a program there are the words of manifests. */
static void
add_exports(struct view *view, const char *name, json_t *list)
{
	for (uint32_t i = 0; i < view->project.layers.count; i++)
		list_each (const struct export, export,
		           &view->project.layers.items[i]->exports)
			if (export->name.text == name)
				view_add(view, list, export->name.span);
}

json_t *
answer_definition(struct view *view, const json_t *request)
{
	json_t *list = json_array();
	struct meaning meaning;
	struct spot spot;

	if (!spot_read(view, request, &spot))
		return list;
	meaning = view_meaning(view, &spot);
	if (meaning.kind == MEANS_FILE)
		add_file(view, meaning.path, list);
	else if (meaning.kind == MEANS_LAYER)
		view_add(view, list, meaning.layer->name.span);
	else if (meaning.kind == MEANS_KERNEL)
		view_add(view, list, meaning.kernel->name.span);
	else if (meaning.kind == MEANS_COMPONENT)
		add_component(view, &spot, &meaning, list);
	else if (meaning.kind == MEANS_SYMBOL && !meaning.subject)
		add_exports(view, meaning.name, list);
	else if (meaning.kind == MEANS_SYMBOL && meaning.primitive)
		add_primitive(view, &spot, &meaning, list);
	else if (meaning.kind == MEANS_SYMBOL)
		add_private(view, &meaning, list);
	if (meaning.kind == MEANS_SYMBOL && meaning.subject &&
	    json_array_size(list) == 0)
		add_declared(view, &meaning, list);
	return list;
}

/* Whether a use in a unit is one of what is meant. */
static bool
is_meant(const struct meaning *meaning, const struct module *module,
         const struct unit *unit)
{
	if (meaning->unit &&
	    program_static(meaning->module, meaning->unit, meaning->name))
		return unit == meaning->unit;
	return !program_static(module, unit, meaning->name);
}

static void
add_unit(struct view *view, const struct meaning *meaning,
         const struct unit *unit, bool with_declarations, json_t *list)
{
	list_each (const struct use, use, &unit->uses)
		if (use->symbol == meaning->name)
			view_add(view, list, use->span);
	list_each (const struct latent, latent, &unit->latents)
		if (latent->symbol == meaning->name)
			view_add(view, list, latent->span);
	if (!with_declarations)
		return;
	list_each (const struct definition, definition, &unit->definitions)
		if (definition->symbol == meaning->name)
			view_add(view, list, definition->span);
	list_each (const struct declaration, declaration, &unit->declarations)
		if (declaration->symbol == meaning->name)
			view_add(view, list, declaration->span);
}

static void
add_module(struct view *view, const struct meaning *meaning,
           const struct subject *subject, const struct module *module,
           bool with_declarations, json_t *list)
{
	for (uint32_t i = 0; i < module->units.count; i++)
		if (is_meant(meaning, module, module->units.items[i]))
			add_unit(view, meaning, module->units.items[i],
			         with_declarations, list);
	list_each (const struct unit *const, unit, &module->specs)
		add_unit(view, meaning, *unit, with_declarations, list);
	list_each (const struct unit *const, unit, &module->relations)
		add_unit(view, meaning, *unit, with_declarations, list);
	if (!with_declarations || !module->placement)
		return;
	view_add(view, list,
	         view_spec(view, subject, module->placement, meaning->name));
	view_add(view, list,
	         view_contract(subject, module->placement, meaning->name));
}

static void
add_manifests(struct view *view, const char *name, json_t *list)
{
	const struct project *project = &view->project;

	for (uint32_t i = 0; i < project->layers.count + project->kernels.count;
	     i++) {
		const struct source *source =
			i < project->layers.count
				? project->layers.items[i]->source
				: project->kernels
					  .items[i - project->layers.count]
					  ->source;
		struct spans spans = view_words(view, source, name);

		list_each (const struct span, span, &spans)
			view_add(view, list, *span);
	}
}

json_t *
answer_references(struct view *view, const json_t *request)
{
	const json_t *context =
		json_object_get(json_object_get(request, "params"), "context");
	bool with_declarations =
		json_is_true(json_object_get(context, "includeDeclaration"));
	json_t *list = json_array();
	struct meaning meaning;
	struct spot spot;

	if (!spot_read(view, request, &spot))
		return list;
	view->examine_rest(view);
	meaning = view_meaning(view, &spot);
	if (!meaning.name[0] || meaning.kind == MEANS_FILE)
		return list;
	list_each (const struct subject, subject, &view->subjects)
		for (uint32_t i = 0; i < subject->program->modules.count; i++)
			add_module(view, &meaning, subject,
			           subject->program->modules.items[i],
			           with_declarations, list);
	add_manifests(view, meaning.name, list);
	return list;
}
