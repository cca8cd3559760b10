#include "unused.h"

#include "../report/edit.h"

static bool
has_prebuilt(const struct module *module)
{
	for (uint32_t i = 0; i < module->units.count; i++)
		if (module->units.items[i]->is_prebuilt)
			return true;
	return false;
}

/* No object shows which constants and types it was made with. */
static bool
is_shown(const struct import *import, bool prebuilt)
{
	return !prebuilt || !(import->primitive->flags & EXPORT_CONST);
}

static void
check_allowances(struct program *program, const struct placement *placement)
{
	list_each (const struct allowed, allowed, &placement->allowed) {
		const struct name *name = &allowed->line->name;

		if (allowed->used)
			continue;
		diag_report(program->session->diag, DIAG_unused_allow,
		            name->span,
		            "'%s' allows '%s', and uses nothing of that name "
		            "against a rule",
		            placement->layer->name.text, name->text);
		edit_remove_first(program->session->diag, name->span);
	}
}

void
unused_check(struct program *program, const struct module *module)
{
	const struct placement *placement = module->placement;
	bool prebuilt = has_prebuilt(module);

	if (placement)
		check_allowances(program, placement);
	for (uint32_t i = 0; placement && i < placement->imports.count; i++) {
		const struct import *import = &placement->imports.items[i];

		/* One that is defined anew was reported for that. */
		if (!import->primitive || import->used ||
		    !is_shown(import, prebuilt) ||
		    map_get(&module->definition_by_symbol,
		            import->primitive->name))
			continue;
		diag_report(
			program->session->diag,
			import->glue ? DIAG_unused_glue : DIAG_unused_import,
			import->word->span,
			import->glue
				? "'%s' has '%s' as glue and does not use it"
				: "'%s' imports '%s' and does not use it",
			module->name, import->word->text);
		edit_remove(program->session->diag, import->word->span);
	}
}
