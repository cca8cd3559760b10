#include "edges.h"

#include <string.h>

#include "../base/demangle.h"
#include "../base/text.h"
#include "../report/edit.h"
#include "visible.h"
#include "wrapper.h"

const char *
edges_verb(const struct use *use)
{
	switch (use->kind) {
	case USE_CALL:
		return "calls";
	case USE_ADDRESS:
		return use->symbol_kind == SYMBOL_FUNCTION
		               ? "takes the address of"
		               : "refers to";
	case USE_READ:
		return use->undeclared ? "uses" : "reads";
	case USE_WRITE:
		return "changes";
	case USE_CONSTANT:
		return "uses";
	}
	return "uses";
}

/* Where it is, in an object that does not tell its lines. */
static const char *
place(struct arena *arena, const struct unit *unit, const struct use *use)
{
	if (!use->from)
		return unit->path;
	return arena_print(arena, "%s: %s+0x%x", unit->path, use->from,
	                   use->offset);
}

/* "'f' of 'MAT' calls 'at_get'": who does what. */
static const char *
words(const struct program *program, const struct module *module,
      const struct unit *unit, const struct use *use)
{
	struct text text = {.arena = program->session->arena};
	const char *written = demangle(text.arena, use->symbol);

	if (!use->span.source)
		text_print(&text, "%s: ", place(text.arena, unit, use));
	else if (use->from)
		text_print(&text, "'%s' of ", use->from);
	text_print(&text, "'%s'", module->name);
	text_print(&text, " %s '%s'", edges_verb(use), use->symbol);
	if (written)
		text_print(&text, " (%s)", written);
	return text.bytes;
}

static void
report_unimported(struct program *program, const struct module *module,
                  const struct use *use, const struct justification *j,
                  const char *said)
{
	struct diag *diag = program->session->diag;
	const struct name_list *imports = &module->placement->layer->imports;

	diag_report(diag, DIAG_undeclared_call, use->span,
	            "%s, which '%s' does not import", said, module->name);
	diag_note(diag, j->declared->span, "'%s' of the underlay provides it",
	          j->primitive->placement->layer->name.text);
	if (imports->count > 0) {
		struct span last = imports->items[imports->count - 1].span;

		diag_note(diag, last, "the imports of '%s' are listed here",
		          module->name);
		edit_append(diag, last, use->symbol);
	} else {
		edit_add_line(diag, module->placement->layer->name.span,
		              "import", use->symbol);
	}
}

static void
report_style(struct program *program, const struct use *use,
             const struct justification *j, const char *said)
{
	const struct primitive *primitive = j->primitive;
	struct diag *diag = program->session->diag;

	/* The style is stated with the code, not with a new specification. */
	while (primitive->restated)
		primitive = primitive->restated;
	diag_report(diag, DIAG_assembly_style_call, use->span,
	            "%s, which is assembly-style: C code may not use it", said);
	diag_note(diag, primitive->export->name.span,
	          "'%s' exports it as 'asm'",
	          primitive->placement->layer->name.text);
}

/* The layer that has the symbol, as far as anyone does. */
static const char *
owner_name(const struct program *program, const struct use *use,
           const struct justification *j)
{
	const struct composition *c = program->composition;
	const struct placement *owner =
		map_get(&c->owner_by_variable, use->symbol);
	const struct primitive *primitive = j->primitive;

	if (j->event && j->event->kind == EVENT_HIDE)
		primitive = compose_visible(c, use->symbol,
		                            j->event->placement->group);
	if (primitive)
		owner = primitive->placement;
	else if (j->event)
		owner = j->event->placement;
	else if (!owner)
		return j->other ? j->other->name : NULL;
	return owner->layer->name.text;
}

static void
report_event(struct program *program, const struct module *module,
             const struct use *use, const struct justification *j,
             const char *said)
{
	struct diag *diag = program->session->diag;
	const char *layer = j->event->placement->layer->name.text;

	switch (j->verdict) {
	case VERDICT_HIDDEN:
		diag_report(
			diag,
			module->placement ? DIAG_hidden_call : DIAG_client_call,
			use->span,
			"%s of '%s', which '%s' hides from the layers above",
			said, owner_name(program, use, j), layer);
		diag_note(diag, j->declared->span, "it is hidden here");
		wrapper_note(program, module, use, j);
		break;
	case VERDICT_SIBLING:
		diag_report(diag, DIAG_sibling_call, use->span,
		            "%s of '%s', which stands beside it", said, layer);
		diag_note(diag, j->declared->span, "'%s' exports it here",
		          layer);
		break;
	default:
		diag_report(diag, DIAG_upward_call, use->span,
		            "%s of '%s', which stands above it", said, layer);
		diag_note(diag, j->declared->span, "'%s' exports it here",
		          layer);
		break;
	}
}

static void
report_private(struct program *program, const struct module *module,
               const struct use *use, const struct justification *j,
               const char *said)
{
	struct diag *diag = program->session->diag;
	const struct definition *definition =
		map_get(&j->other->definition_by_symbol, use->symbol);

	if (!j->other->placement)
		diag_report(diag, DIAG_upward_call, use->span,
		            "%s of the client, which stands above it", said);
	else if (j->other == module)
		diag_report(diag, DIAG_private_call, use->span,
		            "%s, which is static in another of its files",
		            said);
	else
		diag_report(diag,
		            module->placement ? DIAG_private_call
		                              : DIAG_client_call,
		            use->span,
		            "%s, which belongs to '%s' and is not exported",
		            said, j->other->name);
	if (definition->span.source)
		diag_note(diag, definition->span, "it is defined here");
}

static void
report_unlisted(struct program *program, const struct use *use,
                const struct justification *j, const char *said)
{
	const struct kernel *kernel = program->composition->kernel;

	diag_report(program->session->diag, DIAG_client_call, use->span,
	            "%s, which '%s' does not export", said, kernel->name.text);
	diag_note(program->session->diag, j->primitive->export->name.span,
	          "'%s' provides it to the layers",
	          j->primitive->placement->layer->name.text);
}

static void
report_variable(struct program *program, const struct use *use,
                const struct justification *j, const char *said)
{
	const struct placement *owner =
		map_get(&program->composition->owner_by_variable, use->symbol);

	diag_report(program->session->diag, DIAG_foreign_variable, use->span,
	            "%s, a variable that '%s' owns", said,
	            owner->layer->name.text);
	diag_note(program->session->diag, j->declared->span,
	          "'%s' owns it by this line", owner->layer->name.text);
}

static const char *
kind_word(const struct use *use)
{
	static const char *const kinds[] = {[USE_CALL] = "call",
	                                    [USE_ADDRESS] = "address",
	                                    [USE_READ] = "read",
	                                    [USE_WRITE] = "write",
	                                    [USE_CONSTANT] = "use"};

	return kinds[use->kind];
}

static void
report(struct program *program, const struct module *module,
       const struct unit *unit, const struct use *use,
       const struct justification *j)
{
	const char *said = words(program, module, unit, use);
	struct diag *diag = program->session->diag;

	/* What the source shows better, and is known already. */
	if (diag->phase > PHASE_SOURCE && diag_is_about(diag, use->symbol))
		return;
	diag_about(diag, owner_name(program, use, j), use->symbol,
	           kind_word(use));

	switch (j->verdict) {
	case VERDICT_UNIMPORTED:
		report_unimported(program, module, use, j, said);
		break;
	case VERDICT_STYLE:
		report_style(program, use, j, said);
		break;
	case VERDICT_VARIABLE:
		report_variable(program, use, j, said);
		break;
	case VERDICT_UNLISTED:
		report_unlisted(program, use, j, said);
		break;
	case VERDICT_UNKNOWN:
		/* What the source itself names was reported before. */
		diag_report(diag, DIAG_unknown_symbol, use->span,
		            unit->is_compiled && !unit->is_prebuilt
		                    ? "%s, which nothing defines: the compiler "
		                      "makes the call, and no helper serves it"
		                    : "%s, which nothing defines",
		            said);
		break;
	default:
		if (j->event)
			report_event(program, module, use, j, said);
		else
			report_private(program, module, use, j, said);
		break;
	}
	if (use->macro.source)
		diag_note(diag, use->macro, "the macro names it here");
}

/* Past its first instructions a primitive is not what it promises. */
static void
report_inside(struct program *program, const struct module *module,
              const struct unit *unit, const struct use *use,
              const struct justification *j)
{
	struct diag *diag = program->session->diag;

	diag_about(diag, owner_name(program, use, j), use->symbol, "inside");
	diag_report(diag, DIAG_inside_call, use->span,
	            "%s, but not at its begin, where alone it may be entered",
	            words(program, module, unit, use));
	diag_note(diag, j->primitive->export->name.span, "'%s' exports it here",
	          j->primitive->placement->layer->name.text);
}

/*
 * Whether a constant is anyone's to import: only exported ones are; others
 * come with the header that they stand in.  A type or macro that is called like
 * a function ("struct stat") is not that function.
 */
static bool
is_exported(const struct program *program, const struct module *module,
            const struct use *use)
{
	const struct history *history =
		map_get(&program->composition->history_by_name, use->symbol);

	return history &&
	       history->events.items[0].primitive->flags & EXPORT_CONST &&
	       !(module->placement &&
	         map_get(&module->placement->export_by_name, use->symbol));
}

static bool
is_named_at(const struct unit *unit, const struct declaration *declaration)
{
	list_each (const struct use, use, &unit->uses)
		if (use->symbol == declaration->symbol &&
		    use->span.source == declaration->span.source &&
		    source_place(use->span.source, use->span.begin).line ==
		            source_place(declaration->span.source,
		                         declaration->span.begin)
		                    .line)
			return true;
	return false;
}

/* The header of a layer was held against its exports before. */
static bool
is_of_header(const struct module *module, const struct declaration *declaration)
{
	const char *header = module->placement
	                             ? module->placement->layer->header.path
	                             : NULL;

	return header && declaration->kind == SYMBOL_FUNCTION &&
	       declaration->span.source &&
	       strcmp(declaration->span.source->path, header) == 0;
}

/* Adds where the declared name comes from. */
static void
note_origin(struct diag *diag, const struct justification *j)
{
	switch (j->verdict) {
	case VERDICT_IMPORT:
	case VERDICT_STYLE:
		if (j->declared)
			diag_note(diag, j->declared->span,
			          "it is imported here");
		break;
	case VERDICT_HIDDEN:
		diag_note(diag, j->declared->span, "it is hidden here");
		break;
	case VERDICT_VARIABLE:
		diag_note(diag, j->declared->span, "it is owned here");
		break;
	default:
		if (j->declared)
			diag_note(diag, j->declared->span,
			          "it is exported here");
		else if (j->primitive)
			diag_note(diag, j->primitive->export->name.span,
			          "it is exported here");
		break;
	}
}

/* A unit that declares another module's name itself goes round its header. */
static void
check_declarations(struct program *program, const struct module *module,
                   const struct unit *unit)
{
	list_each (const struct declaration, declaration, &unit->declarations) {
		struct justification j = program_justify(program, module, unit,
		                                         declaration->symbol);
		struct diag *diag = program->session->diag;

		if (j.verdict == VERDICT_OWN || j.verdict == VERDICT_LINKER ||
		    j.verdict == VERDICT_ALLOWED ||
		    is_named_at(unit, declaration) ||
		    is_of_header(module, declaration))
			continue;
		diag_about(diag, NULL, declaration->symbol, "declare");
		diag_report(diag, DIAG_undeclared_extern, declaration->span,
		            "'%s' declares '%s', which is not its own",
		            module->name, declaration->symbol);
		note_origin(diag, &j);
	}
}

/*
 * One line of source may have become several relocations, of a function or of
 * what follows its label; they are told once, and so are those of a function
 * where no line is known.
 */
static bool
is_of_one_place(const struct use *last, const struct use *use)
{
	if (!last || use->symbol != last->symbol)
		return false;
	if (use->span.source)
		return use->kind == last->kind &&
		       use->span.source == last->span.source &&
		       use->span.begin == last->span.begin;
	return !last->span.source && use->from && use->from == last->from;
}

/*
 * Whether a use follows from an import, or an export of the kernel, that means
 * nothing: it is what may have been meant, or nothing has that name.
 */
static bool
is_said_already(const struct program *program, const struct module *module,
                const struct use *use, const struct justification *j)
{
	const struct placement *placement = module->placement;
	const struct name_list *names =
		placement ? &placement->layer->imports
			  : &program->composition->kernel->exports;

	return (j->verdict == VERDICT_UNIMPORTED && placement->broken) ||
	       (j->verdict == VERDICT_UNKNOWN &&
	        name_list_find(names, use->symbol));
}

/*
 * Whether it is a function that a header defines, of no layer: it comes along,
 * where a layer takes headers as they are.
 */
static bool
comes_along(const struct module *module, const struct use *use,
            const struct justification *j)
{
	return use->internal && j->verdict == VERDICT_UNKNOWN &&
	       program_has_edges_only(module);
}

void
edges_check_unit(struct program *program, const struct module *module,
                 const struct unit *unit)
{
	bool explained = unit->is_compiled && !unit->is_prebuilt;
	const struct use *last = NULL;

	list_each (const struct use, use, &unit->uses) {
		struct justification j;

		if (use->symbol_kind == SYMBOL_CONSTANT &&
		    !is_exported(program, module, use))
			continue;
		j = program_justify(program, module, unit, use->symbol);
		if (j.verdict < VERDICT_FIRST_FORBIDDEN) {
			if (use->inside && j.primitive)
				report_inside(program, module, unit, use, &j);
			continue;
		}
		if (comes_along(module, use, &j) ||
		    is_of_one_place(last, use) ||
		    is_said_already(program, module, use, &j))
			continue;
		last = use;
		report(program, module, unit, use, &j);
		if (!use->span.source && !explained)
			diag_note(program->session->diag, (struct span){0},
			          "'%s' does not tell the lines that it was "
			          "made from",
			          unit->path);
		explained |= !use->span.source;
	}
	check_declarations(program, module, unit);
}
