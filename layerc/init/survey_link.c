/* Who uses what of whom, by the facts by which check judges it. */
#include <string.h>

#include "survey.h"

static const char *
owner_path(const struct survey *survey, struct span span)
{
	return names_text(survey->session->names, span.source->path);
}

static bool
is_of_header(const struct unit *unit, struct span span)
{
	return span.source && strcmp(span.source->path, unit->path) != 0;
}

/* Adds what a unit defines and others can name. */
static void
define(struct survey *survey, struct part *part, const struct unit *unit,
       const struct definition *definition)
{
	struct arena *arena = survey->session->arena;
	bool is_inline = !definition->global &&
	                 definition->kind == SYMBOL_FUNCTION &&
	                 is_of_header(unit, definition->span);
	struct survey_symbol *symbol;

	if ((!definition->global && !is_inline) ||
	    map_get(&survey->symbols, definition->symbol))
		return;
	/* The header of another part, in the same folder. */
	if (is_inline &&
	    survey_part_of(survey, owner_path(survey, definition->span)) !=
	            part)
		return;
	symbol = arena_new(arena, struct survey_symbol);
	*symbol = (struct survey_symbol){
		.name = definition->symbol,
		.part = part,
		.definition = definition,
		.is_variable = definition->kind == SYMBOL_VARIABLE &&
	                       !definition->constant,
		.is_inline = is_inline,
	};
	map_put(arena, &survey->symbols, symbol->name, symbol);
	*list_add(arena, &part->defined) = symbol;
}

static void
define_all(struct survey *survey)
{
	list_each (const struct survey_file, file, &survey->files)
		if (file->part && file->unit)
			list_each (const struct definition, definition,
			           &file->unit->definitions)
				define(survey, file->part, file->unit,
				       definition);
}

/*
 * What a header declares that others include is offered to them.  Of a part
 * that nobody uses nobody includes a header, and all of them may be for others.
 */
static void
declare(struct survey *survey, const struct part *part, const struct unit *unit)
{
	list_each (const struct declaration, declared, &unit->declarations) {
		struct survey_symbol *symbol =
			map_get(&survey->symbols, declared->symbol);

		if (symbol && symbol->part == part &&
		    is_of_header(unit, declared->span) &&
		    (!part->is_used ||
		     map_get(&survey->included,
		             owner_path(survey, declared->span))))
			symbol->is_declared = true;
	}
}

/* Whether text that a unit of a part shows is a header of another part. */
static bool
is_others(const struct survey *survey, const struct part *part,
          struct span span)
{
	const struct part *other =
		span.source ? survey_part_of(survey, owner_path(survey, span))
			    : NULL;

	return other && other != part;
}

static bool
is_new(struct survey *survey, struct part *part, const void *key)
{
	if (map_get(&part->seen, key))
		return false;
	map_put(survey->session->arena, &part->seen, key, part);
	return true;
}

static void
use(struct survey *survey, struct part *part, const struct map *own,
    const struct use *use)
{
	struct arena *arena = survey->session->arena;
	struct survey_symbol *symbol = map_get(&survey->symbols, use->symbol);

	if (use->symbol_kind == SYMBOL_CONSTANT ||
	    is_others(survey, part, use->span) || map_get(own, use->symbol) ||
	    (symbol && symbol->part == part))
		return;
	if (symbol) {
		symbol->is_shared = true;
		symbol->part->is_used = true;
		if (is_new(survey, part, symbol))
			*list_add(arena, &part->used) = symbol;
	} else if (!use->internal && is_new(survey, part, use->symbol)) {
		*list_add(arena, &part->outside) = use->symbol;
	}
}

static void
include(struct survey *survey, struct part *part, const struct include *include)
{
	struct part *other = survey_part_of(survey, include->path);

	if (!other || other == part ||
	    survey_part_of(survey, owner_path(survey, include->span)) != part ||
	    !is_new(survey, part, include->path))
		return;
	other->is_used = true;
	map_put(survey->session->arena, &survey->included, include->path, part);
	*list_add(survey->session->arena, &part->includes) =
		(struct survey_include){include->path, other};
}

static void
link_unit(struct survey *survey, struct part *part, const struct unit *unit)
{
	struct map own = {0};

	list_each (const struct definition, definition, &unit->definitions)
		if (!is_others(survey, part, definition->span))
			map_put(survey->session->arena, &own,
			        definition->symbol, survey);
	list_each (const struct use, each, &unit->uses)
		use(survey, part, &own, each);
	list_each (const struct include, each, &unit->includes)
		include(survey, part, each);
}

static void
add_edge(struct survey *survey, struct order_edges *edges,
         const struct part *from, const struct part *to)
{
	*list_add(survey->session->arena, edges) =
		(struct order_edge){from->number, to->number, 1};
}

static void
find_order(struct survey *survey)
{
	struct order_edges edges = {0};

	list_each (struct part *const, part, &survey->parts) {
		list_each (struct survey_symbol *const, symbol, &(*part)->used)
			add_edge(survey, &edges, *part, (*symbol)->part);
		list_each (struct survey_symbol *const, symbol, &(*part)->idle)
			add_edge(survey, &edges, *part, (*symbol)->part);
		list_each (const struct survey_include, include,
		           &(*part)->includes)
			add_edge(survey, &edges, *part, include->part);
	}
	survey->order =
		order_find(survey->session->arena, survey->parts.count, &edges);
	list_each (struct part *const, part, &survey->parts) {
		(*part)->level = survey->order.level[(*part)->number] + 1;
		if ((*part)->level >= survey->levels)
			survey->levels = (*part)->level + 1;
	}
}

bool
survey_is_below(const struct part *part, const struct part *used)
{
	return used->level < part->level;
}

void
survey_link(struct survey *survey)
{
	define_all(survey);
	list_each (const struct survey_file, file, &survey->files)
		if (file->part && file->unit)
			link_unit(survey, file->part, file->unit);
	list_each (const struct survey_file, file, &survey->files)
		if (file->part && file->unit)
			declare(survey, file->part, file->unit);
	survey_judge_headers(survey);
	find_order(survey);
}
