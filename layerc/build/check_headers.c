/* The headers of layers, held against their exports. */
#include <string.h>

#include "../base/file.h"
#include "check.h"
#include "check_shared.h"
#include "imports.h"
#include "includes.h"
#include "reading.h"

bool
check_report_problems(const struct plan *plan, const struct problems *problems)
{
	list_each (const struct problem, problem, problems)
		diag_report(plan->session->diag, DIAG_c_error, problem->span,
		            "%s", problem->text);
	return problems->count > 0;
}

/* Everything a header declares, by name, to its item. */
static void
index_header(struct arena *arena, const struct header *header, struct map *map)
{
	for (uint32_t i = 0; i < header->items.count; i++) {
		struct header_item *item = &header->items.items[i];

		if (item->name)
			map_put(arena, map, item->name, item);
		for (uint32_t j = 0; j < item->constants.count; j++)
			map_put(arena, map, item->constants.items[j].name,
			        item);
	}
}

bool
check_is_function(const struct header_item *item)
{
	return item->kind == HEADER_FUNCTION || item->kind == HEADER_INLINE;
}

static void
check_exports(const struct plan *plan, const struct layer *layer,
              const struct map *declared)
{
	list_each (const struct export, export, &layer->exports) {
		const struct header_item *item =
			map_get(declared, export->name.text);
		bool constant = export->flags & EXPORT_CONST;

		/* The contract of an assembly-style one stands in its code. */
		if (export->flags &
		            (EXPORT_RESTATES | EXPORT_ASM | EXPORT_OUTSIDE) &&
		    !item)
			continue;
		if (item && constant == !check_is_function(item))
			continue;
		diag_report(plan->session->diag, DIAG_missing_prototype,
		            export->name.span,
		            item ? "'%s' is exported as %s, and '%s' declares "
		                   "it otherwise"
		                 : "'%s' is exported as %s, and '%s' does not "
		                   "declare it",
		            export->name.text,
		            constant ? "a constant" : "a function",
		            layer->header.path);
	}
}

static void
check_prototypes(const struct plan *plan, const struct layer *layer,
                 const struct header *header)
{
	for (uint32_t i = 0; i < header->items.count; i++) {
		const struct header_item *item = &header->items.items[i];

		if (item->kind != HEADER_FUNCTION ||
		    manifest_export(layer, item->name))
			continue;
		diag_report(plan->session->diag, DIAG_unexported_prototype,
		            item->name_span,
		            "the header of '%s' declares '%s', which it does "
		            "not export",
		            layer->name.text, item->name);
	}
}

static bool
needs_header(const struct layer *layer)
{
	if (layer->edges_only)
		return false;
	list_each (const struct export, export, &layer->exports)
		if (!(export->flags &
		      (EXPORT_RESTATES | EXPORT_ASM | EXPORT_OUTSIDE)))
			return true;
	return false;
}

static void
check_header(const struct plan *plan, const struct owners *owners,
             const struct plan_module *module)
{
	const struct layer *layer = module->placement->layer;
	const struct header *header = module->header;
	struct map declared = {0};

	if (!layer->header.word.text && needs_header(layer))
		diag_report(plan->session->diag, DIAG_missing_prototype,
		            layer->name.span,
		            "'%s' exports primitives and has no 'header' line",
		            layer->name.text);
	if (!header)
		return;
	includes_check(plan, owners, module, &header->includes);
	if (check_report_problems(plan, &header->problems))
		return;
	index_header(plan->session->arena, header, &declared);
	check_exports(plan, layer, &declared);
	check_prototypes(plan, layer, header);
}

void
check_headers(struct plan *plan)
{
	struct owners owners;

	owners_find(plan->session, plan->composition->project, &owners);
	reading_headers(plan);
	for (uint32_t i = 0; i < plan->modules.count; i++)
		check_header(plan, &owners, plan->modules.items[i]);
	imports_make(plan);
}

static void
write_header(const struct plan *plan, const struct plan_module *module)
{
	file_write(plan->session->arena, module->import_path,
	           module->import_text, strlen(module->import_text));
}

void
check_write_headers(const struct plan *plan)
{
	for (uint32_t i = 0; i < plan->all.count; i++)
		write_header(plan, plan->all.items[i]);
}
