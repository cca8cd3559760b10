#include "definitions.h"

#include "../base/demangle.h"
#include "inlined.h"

/* What a layer's manifest says of a symbol that the layer defines. */
static bool
is_declared(const struct placement *placement, const char *symbol)
{
	const struct primitive *primitive =
		map_get(&placement->export_by_name, symbol);

	return (primitive && !(primitive->flags & EXPORT_RESTATES)) ||
	       name_list_find(&placement->layer->owns, symbol) ||
	       placement->layer->boot.text == symbol;
}

/* "blob.o: ", where no line of source is known. */
static const char *
place(const struct program *program, const struct definition *definition)
{
	if (definition->span.source || !definition->path)
		return "";
	return arena_print(program->session->arena, "%s: ", definition->path);
}

/* The name, and what its author called it. */
static const char *
words(const struct program *program, const struct definition *definition)
{
	struct arena *arena = program->session->arena;
	const char *written = demangle(arena, definition->symbol);

	return written ? arena_print(arena, "'%s' (%s)", definition->symbol,
	                             written)
	               : arena_print(arena, "'%s'", definition->symbol);
}

static void
report_taken(struct program *program, const struct module *module,
             const struct definition *definition, const struct name *owner,
             const char *layer)
{
	struct diag *diag = program->session->diag;

	diag_report(diag, DIAG_duplicate_definition, definition->span,
	            "%s'%s' defines %s, which is the name of a primitive or "
	            "variable of '%s'",
	            place(program, definition), module->name,
	            words(program, definition), layer);
	diag_note(diag, owner->span, "'%s' declares it here", layer);
}

/* Whether another layer of the stack has the symbol; reports it if so. */
static bool
is_taken(struct program *program, const struct module *module,
         const struct definition *definition)
{
	const struct composition *c = program->composition;
	const struct event *event =
		compose_why(c, definition->symbol, c->group_count);
	const struct placement *owner =
		map_get(&c->owner_by_variable, definition->symbol);
	const struct history *history =
		map_get(&c->history_by_name, definition->symbol);

	if (event && history) {
		event = &history->events.items[0];
		report_taken(program, module, definition, event->word,
		             event->placement->layer->name.text);
		return true;
	}
	if (owner && owner != module->placement) {
		const struct name *word =
			name_list_find(&owner->layer->owns, definition->symbol);

		report_taken(program, module, definition,
		             word ? word
		                  : name_list_find(&owner->layer->linker,
		                                   definition->symbol),
		             owner->layer->name.text);
		return true;
	}
	return false;
}

/* Whether another file of the module has the symbol too; reports it if so. */
static bool
is_twice(struct program *program, const struct module *module,
         const struct definition *definition)
{
	const struct definition *first =
		map_get(&module->definition_by_symbol, definition->symbol);
	struct diag *diag = program->session->diag;

	if (!definition->global || first == definition || first->weak ||
	    definition->weak || first->common || definition->common)
		return false;
	diag_report(diag, DIAG_duplicate_definition, definition->span,
	            "%s'%s' defines %s twice", place(program, definition),
	            module->name, words(program, definition));
	if (first->span.source)
		diag_note(diag, first->span, "the other definition is here");
	return true;
}

/* Whether it is a function that the files of the module share. */
static bool
is_internal(const struct module *module, const struct definition *definition)
{
	return module->placement && definition->kind != SYMBOL_VARIABLE &&
	       name_list_find(&module->placement->layer->internals,
	                      definition->symbol);
}

static void
check_global(struct program *program, const struct module *module,
             const struct definition *definition)
{
	struct diag *diag = program->session->diag;
	const struct module *first =
		map_get(&program->definer_by_symbol, definition->symbol);
	const struct definition *other;

	if (is_taken(program, module, definition))
		return;
	if (first && first != module && first->placement) {
		other = map_get(&first->definition_by_symbol,
		                definition->symbol);
		diag_report(diag, DIAG_duplicate_definition, definition->span,
		            "%s'%s' defines %s, which '%s' defines too",
		            place(program, definition), module->name,
		            words(program, definition), first->name);
		if (other->span.source)
			diag_note(diag, other->span,
			          "the other definition is here");
		return;
	}
	if (!module->placement || module->placement->layer->edges_only ||
	    is_internal(module, definition))
		return;
	/* What was said of it in an object is what is wrong with it. */
	if (diag->phase > PHASE_SOURCE &&
	    diag_is_about(diag, definition->symbol))
		return;
	diag_report(diag, DIAG_undeclared_definition, definition->span,
	            definition->kind == SYMBOL_VARIABLE
	                    ? "%s'%s' defines variable %s, which its manifest "
	                      "does not own"
	                    : "%s'%s' defines %s for the linker to see, and "
	                      "does not export it",
	            place(program, definition), module->name,
	            words(program, definition));
}

/* A file that leaves its layer's header out may say something else. */
static void
check_prototype(struct program *program, const struct module *module,
                const struct definition *definition)
{
	const char *declared =
		map_get(&program->prototypes, definition->symbol);

	if (!definition->global || !definition->type || !declared ||
	    definition->type == declared ||
	    !map_get(&module->placement->export_by_name, definition->symbol))
		return;
	diag_report(
		program->session->diag, DIAG_wrong_prototype, definition->span,
		"'%s' defines '%s' as '%s', and its header declares '%s'",
		module->name, definition->symbol, definition->type, declared);
}

static void
check_definition(struct program *program, const struct module *module,
                 const struct definition *definition)
{
	bool state =
		definition->kind == SYMBOL_VARIABLE && !definition->constant;

	if (is_twice(program, module, definition))
		return;
	if (module->placement)
		check_prototype(program, module, definition);
	if (module->placement &&
	    is_declared(module->placement, definition->symbol))
		return;
	if (definition->global)
		check_global(program, module, definition);
	else if (state && module->placement &&
	         !module->placement->layer->edges_only)
		diag_report(program->session->diag, DIAG_undeclared_definition,
		            definition->span,
		            "%s'%s' defines variable %s, which its manifest "
		            "does not own",
		            place(program, definition), module->name,
		            words(program, definition));
}

/* Whether others can get at what an export names. */
static bool
is_defined(const struct module *module, const char *symbol)
{
	const struct definition *definition =
		map_get(&module->definition_by_symbol, symbol);

	return definition &&
	       (definition->global || inlined_is_in_header(module, definition));
}

static void
check_missing(struct program *program, const struct module *module)
{
	const struct layer *layer = module->placement->layer;
	struct diag *diag = program->session->diag;

	list_each (const struct export, export, &layer->exports)
		if (!(export->flags &
		      (EXPORT_CONST | EXPORT_RESTATES | EXPORT_OUTSIDE)) &&
		    !is_defined(module, export->name.text))
			diag_report(diag, DIAG_undefined_export,
			            export->name.span,
			            map_get(&module->definition_by_symbol,
			                    export->name.text)
			                    ? "'%s' defines '%s' so that no "
			                      "other file sees it"
			                    : "no source of '%s' defines '%s'",
			            module->name, export->name.text);
	list_each (const struct name, word, &layer->owns)
		if (!map_get(&module->definition_by_symbol, word->text))
			diag_report(diag, DIAG_undefined_export, word->span,
			            "no source of '%s' defines variable '%s'",
			            module->name, word->text);
	if (layer->boot.text &&
	    !map_get(&module->definition_by_symbol, layer->boot.text))
		diag_report(diag, DIAG_undefined_export, layer->boot.span,
		            "no source of '%s' defines '%s'", module->name,
		            layer->boot.text);
}

/* Whether a file uses a function that another one defines. */
static bool
is_shared(const struct module *module, const char *symbol)
{
	for (uint32_t i = 0; i < module->units.count; i++) {
		const struct unit *unit = module->units.items[i];
		bool defines = false;

		list_each (const struct definition, definition,
		           &unit->definitions)
			defines |= definition->symbol == symbol;
		list_each (const struct use, use, &unit->uses)
			if (!defines && use->symbol == symbol)
				return true;
	}
	return false;
}

static void
check_internal(struct program *program, const struct module *module,
               const struct name *word)
{
	struct diag *diag = program->session->diag;
	const struct definition *definition =
		map_get(&module->definition_by_symbol, word->text);
	const struct primitive *exported =
		map_get(&module->placement->export_by_name, word->text);

	if (exported) {
		diag_report(diag, DIAG_repeated_name, word->span,
		            "'%s' is exported, and so not internal",
		            word->text);
		diag_note(diag, exported->export->name.span,
		          "the export is here");
	} else if (!definition || !is_internal(module, definition)) {
		diag_report(diag, DIAG_undefined_export, word->span,
		            "no source of '%s' defines function '%s'",
		            module->name, word->text);
	} else if (!is_shared(module, word->text)) {
		diag_report(diag, DIAG_unused_internal, word->span,
		            "no other file of '%s' uses '%s'", module->name,
		            word->text);
		if (definition->span.source)
			diag_note(diag, definition->span,
			          "it can be static here");
	}
}

static void
check_entry(struct program *program, const struct module *module)
{
	const struct kernel *kernel = program->composition->kernel;

	if (kernel->entry.text &&
	    !map_get(&module->definition_by_symbol, kernel->entry.text))
		diag_report(program->session->diag, DIAG_missing_entry,
		            kernel->entry.span,
		            "'%s' does not define the entry '%s'", module->name,
		            kernel->entry.text);
}

void
definitions_check_object(struct program *program, const struct module *module,
                         const struct unit *unit)
{
	list_each (const struct definition, definition, &unit->definitions)
		if (definition->global &&
		    !(module->placement &&
		      is_declared(module->placement, definition->symbol)))
			check_global(program, module, definition);
}

void
definitions_check(struct program *program, const struct module *module)
{
	for (uint32_t i = 0; i < module->units.count; i++)
		list_each (const struct definition, definition,
		           &module->units.items[i]->definitions)
			check_definition(program, module, definition);
	if (!module->placement) {
		check_entry(program, module);
		return;
	}
	check_missing(program, module);
	list_each (const struct name, word,
	           &module->placement->layer->internals)
		check_internal(program, module, word);
}
