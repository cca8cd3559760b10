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

static const char *
provider(const struct justification *j)
{
	return j->primitive ? j->primitive->placement->layer->name.text : "";
}

static void
print_edge(struct printer *printer, const struct module *module,
           const struct unit *unit, const struct use *use)
{
	struct justification j;

	if (use->kind == USE_CONSTANT || !is_first(module, use))
		return;
	j = program_justify(printer->program, module, unit, use->symbol);
	switch (j.verdict) {
	case VERDICT_IMPORT:
		fprintf(printer->out, "  |  |  |- VCOMP %s of %s\n",
		        use->symbol, provider(&j));
		break;
	case VERDICT_HELPER:
		fprintf(printer->out,
		        "  |  |  |- VCOMP %s of %s, called by the compiler\n",
		        use->symbol, provider(&j));
		break;
	case VERDICT_EXPORTED:
		fprintf(printer->out, "  |  |  |- CONTEXT %s of %s\n",
		        use->symbol, provider(&j));
		break;
	case VERDICT_ENTRY:
		fprintf(printer->out,
		        "  |  |  |- CONTEXT %s, the entry of the kernel\n",
		        use->symbol);
		break;
	case VERDICT_LINKER:
		fprintf(printer->out, "  |  |  |- VAR   %s, by the linker\n",
		        use->symbol);
		break;
	case VERDICT_OWN:
		fprintf(printer->out, "  |  |  |- FUN   %s\n", use->symbol);
		break;
	default:
		fprintf(printer->out, "  |  |  |- nothing allows %s\n",
		        use->symbol);
		break;
	}
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

	if (!primitive) {
		fprintf(printer->out, "%s\n",
		        module->placement ? ", inside the module" : "");
		return;
	}
	fprintf(printer->out, " : %s%s",
	        primitive->flags & EXPORT_ASM ? "assembly-style" : "C-style",
	        primitive->flags & EXPORT_INIT ? ", init" : "");
	print_footprint(printer, ", reads ", &primitive->footprint.reads);
	print_footprint(printer, ", writes ", &primitive->footprint.writes);
	fputc('\n', printer->out);
}

static void
print_definitions(struct printer *printer, const struct module *module)
{
	for (uint32_t i = 0; i < module->units.count; i++)
		list_each (const struct definition, definition,
		           &module->units.items[i]->definitions) {
			if (map_get(&module->definition_by_symbol,
			            definition->symbol) != definition)
				continue;
			fprintf(printer->out, "  |  |- %s   %s",
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

	fprintf(printer->out, "  |- %s%s\n",
	        placement->at_home || placement->group == 0 ? "" : "CONSEQ ",
	        judgement(printer, placement));
	if (placement->passes > 0)
		fprintf(printer->out, "  |  |- EMPTY %u names pass\n",
		        placement->passes);
	for (uint32_t i = 0; i < placement->exports.count; i++)
		if (placement->exports.items[i]->restated) {
			fprintf(printer->out, "  |  |- EMPTY %s, restated",
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
		fprintf(out, "%s\n", begin == 0 ? "bottom" : "VCOMP");
		if (end - begin > 1)
			fprintf(out, "  HCOMP of %u\n", end - begin);
		for (uint32_t i = begin; i < end; i++)
			print_placement(&printer, c->placements.items[i]);
		end = begin;
	}
	return printer.edges;
}
