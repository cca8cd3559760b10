#include "derivation.h"

#include "../base/text.h"

/*
 * A stack of n layers is a tree whose left spine has n VCOMP nodes.  It is
 * printed from the root down with the spine straight: each step is one layer
 * on top of all that follow.
 */
struct printer {
	const struct program *program;
	FILE *out;
	uint32_t edges;
};

static const char *
judgement(const struct printer *printer, const struct placement *placement)
{
	struct text text = {.arena = printer->program->session->arena};

	text_print(&text, "%s |- %s",
	           compose_underlay_words(printer->program->composition,
	                                  placement->group),
	           placement->layer->name.text);
	return text.bytes;
}

/* An edge is printed once, however often the function has it. */
static bool
is_first(const struct module *module, const struct use *use)
{
	for (uint32_t i = 0; i < module->units.count; i++)
		list_each (const struct use, other,
		           &module->units.items[i]->uses) {
			if (other == use)
				return true;
			if (other->symbol == use->symbol &&
			    other->from == use->from)
				return false;
		}
	return true;
}

/* Who brings a primitive, and how many levels it passes on the way here. */
static void
print_provider(struct printer *printer, const struct module *module,
               const struct justification *j)
{
	const struct placement *from = j->primitive->placement;
	uint32_t here = module->placement
	                        ? module->placement->group
	                        : printer->program->composition->group_count;
	uint32_t levels = here - from->group - 1;

	fprintf(printer->out, " of %s", from->layer->name.text);
	if (levels > 0)
		fprintf(printer->out, ", EMPTY through %u level%s", levels,
		        levels == 1 ? "" : "s");
	if (j->verdict == VERDICT_HELPER)
		fputs(", called by the compiler", printer->out);
}

const char *
derivation_rule(const struct module *module, const struct justification *j,
                const char *symbol)
{
	const struct definition *definition =
		map_get(&module->definition_by_symbol, symbol);

	switch (j->verdict) {
	case VERDICT_IMPORT:
	case VERDICT_HELPER:
		return "VCOMP";
	case VERDICT_EXPORTED:
	case VERDICT_ENTRY:
		return "CONTEXT";
	case VERDICT_LINKER:
		return "VAR";
	case VERDICT_INLINED:
		return "FUN";
	case VERDICT_OWN:
		return definition && definition->kind == SYMBOL_VARIABLE
		               ? "VAR"
		               : "FUN";
	default:
		return "NONE";
	}
}

static void
print_edge(struct printer *printer, const struct module *module,
           const struct unit *unit, const struct use *use)
{
	struct justification j;

	if (use->kind == USE_CONSTANT || !is_first(module, use))
		return;
	j = program_justify(printer->program, module, unit, use->symbol);
	fprintf(printer->out, "      %-7s %s",
	        derivation_rule(module, &j, use->symbol), use->symbol);
	if (j.verdict == VERDICT_IMPORT || j.verdict == VERDICT_HELPER ||
	    j.verdict == VERDICT_EXPORTED)
		print_provider(printer, module, &j);
	if (j.verdict == VERDICT_IMPORT && module->placement &&
	    name_list_find(&module->placement->layer->glue, use->symbol))
		fputs(", hidden below, by glue", printer->out);
	if (j.verdict == VERDICT_ENTRY)
		fputs(", the entry of the kernel", printer->out);
	if (j.verdict == VERDICT_INLINED)
		fputs(", in the header of another layer", printer->out);
	if (j.verdict == VERDICT_ALLOWED)
		fputs(", allowed by a line of its own", printer->out);
	if (j.verdict == VERDICT_LINKER)
		fputs(", defined by the linker script", printer->out);
	fputc('\n', printer->out);
	printer->edges++;
}

static void
print_edges(struct printer *printer, const struct module *module,
            const char *from)
{
	for (uint32_t i = 0; i < module->units.count; i++)
		list_each (const struct use, use, &module->units.items[i]->uses)
			if (use->from == from)
				print_edge(printer, module,
				           module->units.items[i], use);
}

static void
print_footprint(struct printer *printer, const char *verb,
                const struct components *components)
{
	for (uint32_t i = 0; i < components->count; i++)
		fprintf(printer->out, "%s%s", i == 0 ? verb : ", ",
		        components->items[i]->name);
}

static void
print_exported(struct printer *printer, const struct module *module,
               const char *symbol)
{
	const struct primitive *primitive =
		module->placement
			? map_get(&module->placement->export_by_name, symbol)
			: NULL;

	if (primitive) {
		fprintf(printer->out, " : %s%s",
		        primitive->flags & EXPORT_ASM ? "assembly-style"
		                                      : "C-style",
		        primitive->flags & EXPORT_INIT ? ", init" : "");
		print_footprint(printer, ", reads ",
		                &primitive->footprint.reads);
		print_footprint(printer, ", writes ",
		                &primitive->footprint.writes);
	} else if (module->placement) {
		fputs(module->placement->layer->boot.text == symbol
		              ? ", where the machine starts"
		              : ", inside the module",
		      printer->out);
	}
	if (module->placement &&
	    name_list_find(&module->placement->layer->callbacks, symbol))
		fputs(", callback", printer->out);
	if (module->placement &&
	    name_list_find(&module->placement->layer->switches, symbol))
		fputs(", switches stacks", printer->out);
	fputc('\n', printer->out);
}

/* A label inside an assembly routine is no function of its own. */
static bool
is_label(const struct unit *unit, const struct definition *definition)
{
	return unit->is_object && !definition->global &&
	       definition->kind != SYMBOL_VARIABLE;
}

static void
print_definitions(struct printer *printer, const struct module *module)
{
	for (uint32_t i = 0; i < module->units.count; i++)
		list_each (const struct definition, definition,
		           &module->units.items[i]->definitions) {
			if (map_get(&module->definition_by_symbol,
			            definition->symbol) != definition ||
			    is_label(module->units.items[i], definition))
				continue;
			fprintf(printer->out, "    %-7s %s",
			        definition->kind == SYMBOL_VARIABLE ? "VAR"
			                                            : "FUN",
			        definition->symbol);
			if (definition->kind == SYMBOL_VARIABLE)
				fprintf(printer->out, "\n");
			else
				print_exported(printer, module,
				               definition->symbol);
			print_edges(printer, module, definition->symbol);
		}
}

static void
print_placement(struct printer *printer, const struct placement *placement)
{
	const struct module *module =
		program_module(printer->program, placement);

	fprintf(printer->out, "  %s%s\n",
	        placement->at_home || placement->group == 0 ? "" : "CONSEQ ",
	        judgement(printer, placement));
	if (placement->passes > 0)
		fprintf(printer->out, "    EMPTY   %u name%s\n",
		        placement->passes,
		        placement->passes == 1 ? " passes" : "s pass");
	for (uint32_t i = 0; i < placement->exports.count; i++)
		if (placement->exports.items[i]->restated) {
			fprintf(printer->out, "    EMPTY   %s, restated",
			        placement->exports.items[i]->name);
			print_footprint(
				printer, ", reads ",
				&placement->exports.items[i]->footprint.reads);
			print_footprint(
				printer, ", writes ",
				&placement->exports.items[i]->footprint.writes);
			fputc('\n', printer->out);
		}
	if (module)
		print_definitions(printer, module);
}

static void
print_clients(struct printer *printer)
{
	for (uint32_t i = 0; i < printer->program->modules.count; i++) {
		const struct module *module =
			printer->program->modules.items[i];

		if (module->placement)
			continue;
		fprintf(printer->out, "CONTEXT %s\n", module->name);
		print_definitions(printer, module);
	}
}

uint32_t
derivation_print(const struct program *program, FILE *out)
{
	const struct composition *c = program->composition;
	struct printer printer = {.program = program, .out = out};
	uint32_t end = c->placements.count;

	print_clients(&printer);
	while (end > 0) {
		uint32_t begin = end - 1;

		while (begin > 0 && c->placements.items[begin - 1]->group ==
		                            c->placements.items[begin]->group)
			begin--;
		fprintf(out, "%s\n", begin == 0 ? "BOTTOM" : "VCOMP");
		if (end - begin > 1)
			fprintf(out, "  HCOMP of %u modules\n", end - begin);
		for (uint32_t i = begin; i < end; i++)
			print_placement(&printer, c->placements.items[i]);
		end = begin;
	}
	return printer.edges;
}
