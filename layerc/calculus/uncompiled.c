#include "uncompiled.h"

#include <string.h>

/* Whose name it is and why it may not be used; NULL when that is not known. */
static const char *
words(const struct program *program, const struct module *module,
      const struct justification *j, const char *symbol)
{
	struct arena *arena = program->session->arena;
	const struct composition *c = program->composition;
	const struct placement *owner = map_get(&c->owner_by_variable, symbol);
	const char *layer =
		j->event ? j->event->placement->layer->name.text : NULL;

	switch (j->verdict) {
	case VERDICT_UNIMPORTED:
		return ", which it does not import";
	case VERDICT_STYLE:
		return ", which is assembly-style: C code may not use it";
	case VERDICT_HIDDEN:
		return arena_print(arena,
		                   ", which '%s' hides from the layers "
		                   "above",
		                   layer);
	case VERDICT_SIBLING:
		return arena_print(arena, " of '%s', which stands beside it",
		                   layer);
	case VERDICT_ABOVE:
		return arena_print(arena, " of '%s', which stands above it",
		                   layer ? layer : j->other->name);
	case VERDICT_VARIABLE:
		return arena_print(arena, ", a variable that '%s' owns",
		                   owner->layer->name.text);
	case VERDICT_PRIVATE:
		return j->other == module
		               ? NULL
		               : arena_print(
					 arena,
					 ", which belongs to '%s' and is not "
					 "exported",
					 j->other->name);
	case VERDICT_UNLISTED:
		return arena_print(arena, ", which '%s' does not export",
		                   c->kernel->name.text);
	default:
		return NULL;
	}
}

/* Another module's static name cannot be meant: nothing would find it. */
static bool
is_static(const struct justification *j, const char *symbol)
{
	const struct definition *definition =
		j->other ? map_get(&j->other->definition_by_symbol, symbol)
			 : NULL;

	return (j->verdict == VERDICT_VARIABLE ||
	        j->verdict == VERDICT_PRIVATE) &&
	       definition && !definition->global;
}

/* A macro of the layer's header is judged where another module expands it. */
static bool
is_for_others(const struct module *module, const struct latent *latent)
{
	const char *header = module->placement
	                             ? module->placement->layer->header.path
	                             : NULL;

	return header && !latent->when &&
	       strcmp(latent->span.source->path, header) == 0;
}

static void
check(struct program *program, const struct module *module,
      const struct unit *unit, const struct latent *latent)
{
	struct diag *diag = program->session->diag;
	struct justification j =
		program_justify(program, module, unit, latent->symbol);
	const char *why = j.verdict < VERDICT_FIRST_FORBIDDEN
	                          ? NULL
	                          : words(program, module, &j, latent->symbol);

	if (!why || is_static(&j, latent->symbol) ||
	    is_for_others(module, latent))
		return;
	if (latent->when)
		diag_report(diag, DIAG_uncompiled_use, latent->span,
		            "'%s' uses '%s'%s, but only when %s", module->name,
		            latent->symbol, why, latent->when);
	else
		diag_report(diag, DIAG_uncompiled_use, latent->span,
		            "'%s' would use '%s'%s, if this macro were "
		            "expanded",
		            module->name, latent->symbol, why);
	diag_note(diag, latent->left_out,
	          latent->when ? "what follows is left out here"
	                       : "nothing expands it");
	if (j.declared)
		diag_note(diag, j.declared->span,
		          j.verdict == VERDICT_HIDDEN     ? "it is hidden here"
		          : j.verdict == VERDICT_VARIABLE ? "it is owned here"
		                                          : "it is exported "
		                                            "here");
}

void
uncompiled_check_unit(struct program *program, const struct module *module,
                      const struct unit *unit)
{
	list_each (const struct latent, latent, &unit->latents)
		check(program, module, unit, latent);
}
