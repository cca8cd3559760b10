#include "infer.h"

#include "../base/text.h"
#include "../report/edit.h"
#include "effects.h"
#include "footprint.h"
#include "specified.h"

/* "reads 'NPS' and writes 'AT', 'AC'"; NULL where there is nothing. */
static const char *
effect_words(struct arena *arena, const struct components *reads,
             const struct components *writes)
{
	struct text text = {.arena = arena};

	for (uint32_t i = 0; i < reads->count; i++)
		text_print(&text, "%s'%s'", i ? ", " : "reads ",
		           reads->items[i]->name);
	for (uint32_t i = 0; i < writes->count; i++)
		text_print(&text, "%s%s'%s'", !i && reads->count ? " and " : "",
		           i ? ", " : "writes ", writes->items[i]->name);
	return text.bytes;
}

/* Whether a line declares as much as this. */
static bool
is_covered(const struct footprint *declared, bool write,
           const struct component *component)
{
	return components_have(&declared->writes, component) ||
	       (!write && components_have(&declared->reads, component));
}

/* What one place does beyond the line. */
static struct footprint
find_more(const struct inference *inference, const struct primitive *primitive,
          const struct effects *effects, const struct use *use)
{
	struct arena *arena = inference->program->session->arena;
	const struct footprint *declared = &primitive->footprint;
	struct footprint more = {0};

	list_each (const struct reason, reason, &effects->writes)
		if (reason->use == use &&
		    !is_covered(declared, true, reason->component))
			*list_add(arena, &more.writes) = reason->component;
	list_each (const struct reason, reason, &effects->reads)
		if (reason->use == use &&
		    !is_covered(declared, false, reason->component) &&
		    !effects_find(effects, true, reason->component))
			*list_add(arena, &more.reads) = reason->component;
	return more;
}

/*
 * Reports a place that does more than the line declares.  Which of the two is
 * wrong, nobody can tell from here, so both are shown.
 */
static void
report_more(struct inference *inference, const struct primitive *primitive,
            const struct effects *effects, const struct use *use)
{
	struct arena *arena = inference->program->session->arena;
	struct diag *diag = inference->program->session->diag;
	struct span line = primitive->export->name.span;
	struct footprint more = find_more(inference, primitive, effects, use);
	bool in_code = use->span.source != NULL;
	const char *declared;

	if (more.reads.count + more.writes.count == 0)
		return;
	declared = effect_words(arena, &primitive->footprint.reads,
	                        &primitive->footprint.writes);
	diag_report(diag, DIAG_footprint_exceeded, in_code ? use->span : line,
	            "'%s' %s%s, which its export line does not declare",
	            primitive->name,
	            effect_words(arena, &more.reads, &more.writes),
	            in_code ? " here" : "");
	if (in_code)
		diag_note(diag, line, "its export line says: %s",
		          declared ? declared : "nothing of the state");
	if (in_code && use->macro.source)
		diag_note(diag, use->macro, "the macro names it here");
}

/* Whether no variable holds the component: code cannot show who touches it. */
static bool
is_machine(const struct component *component)
{
	return component->state->machine;
}

/* A word of the line that nothing comes of. */
static void
report_idle(struct inference *inference, const struct primitive *primitive,
            const struct component *component, const struct name *word,
            bool write)
{
	struct diag *diag = inference->program->session->diag;

	diag_report(diag, DIAG_footprint_unused,
	            word ? word->span : primitive->export->name.span,
	            "'%s' declares that it %s '%s', and its code does not "
	            "touch it",
	            primitive->name, write ? "writes" : "reads",
	            component->name);
	if (word)
		edit_remove(diag, word->span);
}

/* Whether code does as much to a component as a line declares. */
static bool
is_done(const struct effects *effects, bool write,
        const struct component *component)
{
	const struct reason *read;

	if (!effects)
		return false;
	read = effects_find(effects, false, component);
	return effects_find(effects, true, component) ||
	       (read && (!write || read->believed));
}

static void
check_wider(struct inference *inference, const struct primitive *primitive,
            const struct effects *effects, const struct components *declared,
            bool write)
{
	struct diag *diag = inference->program->session->diag;
	const struct clauses *clauses = primitive->export->clauses;

	for (uint32_t i = 0; i < declared->count; i++) {
		const struct component *component = declared->items[i];
		const struct name *word = name_list_find(
			write ? &clauses->writes : &clauses->reads,
			component->name);

		if (is_done(effects, write, component) || is_machine(component))
			continue;
		if (effects && effects_find(effects, false, component))
			diag_report(diag, DIAG_footprint_unused,
			            word ? word->span
			                 : primitive->export->name.span,
			            "'%s' declares that it writes '%s', and "
			            "its code only reads it",
			            primitive->name, component->name);
		else
			report_idle(inference, primitive, component, word,
			            write);
	}
}

/* A place that was reported is reported once. */
static void
check_writes(struct inference *inference, const struct primitive *primitive,
             const struct effects *effects)
{
	for (uint32_t i = 0; effects && i < effects->writes.count; i++)
		report_more(inference, primitive, effects,
		            effects->writes.items[i].use);
}

static void
check_primitive(struct inference *inference, const struct primitive *primitive)
{
	const struct effects *effects =
		map_get(&inference->by_key, primitive->name);
	const struct footprint *declared = &primitive->footprint;

	check_writes(inference, primitive, effects);
	for (uint32_t i = 0; effects && i < effects->reads.count; i++)
		report_more(inference, primitive, effects,
		            effects->reads.items[i].use);
	check_wider(inference, primitive, effects, &declared->reads, false);
	check_wider(inference, primitive, effects, &declared->writes, true);
}

void
infer_check(struct program *program, const struct module *module)
{
	struct inference inference = {.program = program, .module = module};
	const struct placement *placement = module->placement;

	effects_infer(&inference);
	for (uint32_t i = 0; i < placement->exports.count; i++) {
		const struct primitive *primitive = placement->exports.items[i];

		if (!(primitive->flags & (EXPORT_CONST | EXPORT_RESTATES)))
			check_primitive(&inference, primitive);
	}
}

/* What a specification only reads may be of what it requires. */
void
infer_check_specified(struct program *program, const struct module *module)
{
	const struct placement *placement = module->placement;
	struct module specs = {.placement = placement, .name = module->name};
	struct inference inference = {
		.program = program, .module = &specs, .is_spec = true};

	specs.units.items = module->specs.items;
	specs.units.count = module->specs.count;
	effects_infer(&inference);
	list_each (struct primitive *const, primitive, &placement->exports)
		check_writes(&inference, *primitive,
		             map_get(&inference.by_key,
		                     specified_name(program->session,
		                                    (*primitive)->name)));
}

/* What a layer's overlay sees of components that a line does not declare. */
static struct components
find_uncovered(struct program *program, const struct placement *placement,
               const struct primitive *primitive,
               const struct components *below, bool write)
{
	struct components uncovered = {0};

	list_each (const struct component *const, item, below) {
		const struct component *component =
			effects_seen_from(*item, placement);

		if (!is_covered(&primitive->footprint, write, component) &&
		    !components_have(&uncovered, component))
			*list_add(program->session->arena, &uncovered) =
				component;
	}
	return uncovered;
}

/* A line that restates a primitive declares what the code below it does. */
static void
check_restated(struct program *program, const struct placement *placement,
               const struct primitive *primitive)
{
	struct session *session = program->session;
	const struct primitive *below = primitive->restated;
	struct components writes = find_uncovered(
		program, placement, primitive, &below->footprint.writes, true);
	struct components reads = find_uncovered(
		program, placement, primitive, &below->footprint.reads, false);

	if (writes.count + reads.count == 0)
		return;
	diag_report(session->diag, DIAG_footprint_exceeded,
	            primitive->export->name.span,
	            "'%s' %s, which its line does not declare", primitive->name,
	            effect_words(session->arena, &reads, &writes));
	diag_note(session->diag, below->export->name.span,
	          "the footprint below is declared here");
}

void
infer_check_restated(struct program *program, const struct placement *placement)
{
	list_each (struct primitive *const, primitive, &placement->exports)
		if ((*primitive)->restated)
			check_restated(program, placement, *primitive);
}
