#include "summary.h"

#include "../calculus/derivation.h"
#include "../report/baseline.h"

/* How many places are shown of what was not examined. */
enum { MOST_NOTES = 10 };

enum rule { RULE_VCOMP, RULE_CONTEXT, RULE_FUN, RULE_VAR, RULE_NONE };

static const char *const rule_words[] = {"VCOMP", "CONTEXT", "FUN", "VAR",
                                         "NONE"};

enum { RULE_COUNT = sizeof(rule_words) / sizeof(rule_words[0]) };

/* What was not examined, of one kind: where. */
struct hole LIST(struct span);

enum hole_kind {
	HOLE_UNNAMED,  /* no manifest names the file */
	HOLE_LEFT_OUT, /* by the preprocessor, and its words do not tell */
	HOLE_COUNT,
};

/* What it is, behind a count of one, and of more. */
static const char *const hole_words[HOLE_COUNT][2] = {
	{"file that no manifest names", "files that no manifest names"},
	{"part left out by the preprocessor that pastes, includes or holds "
         "assembly",
         "parts left out by the preprocessor that paste, include or hold "
         "assembly"},
};

struct summary {
	const struct plan *plan;
	const struct program *program;
	FILE *out;
	uint32_t texts, assembled, compiled, prebuilt; /* units */
	uint32_t functions, variables, labels, uses, relocations;
	uint32_t edges[RULE_COUNT];
	uint32_t layers, empty_layers; /* these without code of their own */
	uint32_t instructions, indirect_calls;
	uint32_t left_out; /* parts of C files, by the preprocessor */
	struct hole holes[HOLE_COUNT];
};

static void
add_hole(struct summary *summary, enum hole_kind kind, struct span span)
{
	*list_add(summary->program->session->arena, &summary->holes[kind]) =
		span;
}

static void
count_edge(struct summary *summary, const struct module *module,
           const struct unit *unit, const struct use *use)
{
	struct justification j;
	const char *rule;

	summary->uses++;
	if (use->kind == USE_CONSTANT)
		return;
	j = program_justify(summary->program, module, unit, use->symbol);
	rule = derivation_rule(module, &j, use->symbol);
	for (int i = 0; i < RULE_COUNT; i++)
		summary->edges[i] += rule[0] == rule_words[i][0] &&
		                     rule[1] == rule_words[i][1];
}

static void
count_unit(struct summary *summary, const struct module *module,
           const struct unit *unit)
{
	summary->texts += !unit->is_object;
	summary->prebuilt += unit->is_prebuilt;
	summary->assembled +=
		unit->is_object && !unit->is_compiled && !unit->is_prebuilt;
	summary->compiled +=
		unit->is_object && unit->is_compiled && !unit->is_prebuilt;
	summary->relocations += unit->relocation_count;
	summary->instructions += unit->instruction_count;
	summary->indirect_calls += unit->indirect_calls.count;
	summary->left_out += unit->skipped.count;
	list_each (const struct skipped, skipped, &unit->skipped)
		if (skipped->unjudged)
			add_hole(summary, HOLE_LEFT_OUT, skipped->span);
	/* What the source has is there once more in the object. */
	if (unit->is_object && unit->is_compiled && !unit->is_prebuilt)
		return;
	list_each (const struct definition, definition, &unit->definitions) {
		summary->functions += definition->kind == SYMBOL_FUNCTION;
		summary->variables += definition->kind == SYMBOL_VARIABLE;
		/* Assembly does not always say what a label is. */
		summary->labels += definition->kind != SYMBOL_FUNCTION &&
		                   definition->kind != SYMBOL_VARIABLE;
	}
	list_each (const struct use, use, &unit->uses)
		count_edge(summary, module, unit, use);
}

static void
count_all(struct summary *summary)
{
	const struct program *program = summary->program;
	const struct diag *diag = program->session->diag;

	for (uint32_t i = 0; i < program->modules.count; i++) {
		const struct module *module = program->modules.items[i];

		summary->layers += module->placement != NULL;
		summary->empty_layers +=
			module->placement && module->units.count == 0;
		for (uint32_t j = 0; j < module->units.count; j++)
			count_unit(summary, module, module->units.items[j]);
	}
	list_each (const struct diag_report, report, &diag->reports)
		if (report->id == DIAG_unnamed_source)
			add_hole(summary, HOLE_UNNAMED, report->span);
}

static void
print_count(FILE *out, uint32_t count, const char *one, const char *many)
{
	fprintf(out, "%u %s", count, count == 1 ? one : many);
}

static void
print_examined(const struct summary *summary)
{
	const struct plan *plan = summary->plan;
	FILE *out = summary->out;

	fprintf(out, "%s: examined\n  ", path_last(plan->folder));
	print_count(out, summary->layers, "layer", "layers");
	if (summary->empty_layers > 0)
		fprintf(out, " (%u without code)", summary->empty_layers);
	fputs(", ", out);
	print_count(out, plan->images.count, "client", "clients");
	fputs("\n  ", out);
	print_count(out, summary->texts, "C file", "C files");
	fputs(", ", out);
	print_count(out, summary->assembled, "object of assembly",
	            "objects of assembly");
	fputs(", ", out);
	print_count(out, summary->compiled, "object of C", "objects of C");
	if (summary->prebuilt > 0) {
		fputs(", ", out);
		print_count(out, summary->prebuilt, "prebuilt object",
		            "prebuilt objects");
	}
	fputs("\n  ", out);
	print_count(out, summary->functions, "function", "functions");
	fputs(", ", out);
	print_count(out, summary->variables, "variable", "variables");
	fputs(", ", out);
	print_count(out, summary->labels, "label", "labels");
	fputs(", ", out);
	print_count(out, summary->uses, "use", "uses");
	fputs(", ", out);
	print_count(out, summary->relocations, "relocation", "relocations");
	fputs(", ", out);
	print_count(out, summary->instructions, "instruction", "instructions");
	fputs("\n  edges:", out);
	for (int i = 0; i < RULE_COUNT; i++)
		fprintf(out, "%s %u %s", i ? "," : "", summary->edges[i],
		        i == RULE_NONE ? "by no rule" : rule_words[i]);
	fputc('\n', out);
}

static const struct name_list *
callbacks_of(const struct layer *layer)
{
	return &layer->callbacks;
}

static const struct name_list *
switches_of(const struct layer *layer)
{
	return &layer->switches;
}

static const struct name_list *
glue_of(const struct layer *layer)
{
	return &layer->glue;
}

/* The names of a list of each layer, with the layer's. */
static void
print_declared(const struct summary *summary, const char *label,
               const struct name_list *(*list_of)(const struct layer *))
{
	const struct program *program = summary->program;
	const char *before = label;

	for (uint32_t i = 0; i < program->modules.count; i++) {
		const struct module *module = program->modules.items[i];

		if (!module->placement)
			continue;
		list_each (const struct name, name,
		           list_of(module->placement->layer)) {
			fprintf(summary->out, "%s%s@%s", before, name->text,
			        module->name);
			before = ", ";
		}
	}
	if (before != label)
		fputc('\n', summary->out);
}

/* Each use that no rule permits, with the reason that its manifest gives. */
static void
print_allowed(const struct summary *summary)
{
	const struct program *program = summary->program;

	for (uint32_t i = 0; i < program->modules.count; i++) {
		const struct module *module = program->modules.items[i];

		if (!module->placement)
			continue;
		list_each (const struct allowed, allowed,
		           &module->placement->allowed)
			fprintf(summary->out, "  allowed: %s@%s, because %s\n",
			        allowed->line->name.text, module->name,
			        allowed->line->reason.text);
	}
}

static uint32_t
count_holes(const struct summary *summary)
{
	uint32_t count = 0;

	for (int i = 0; i < HOLE_COUNT; i++)
		count += summary->holes[i].count;
	return count;
}

static void
print_omitted(const struct summary *summary)
{
	const struct plan *plan = summary->plan;
	uint32_t programs = plan->programs.count;
	FILE *out = summary->out;
	uint32_t below = plan->composition->placements.count - summary->layers;
	uint32_t elsewhere = plan->kernel ? plan->kernel->elsewhere.count : 0;
	bool objects = summary->compiled < summary->texts;

	if (!objects && programs + below + elsewhere == 0 &&
	    summary->left_out + summary->indirect_calls +
	                    count_holes(summary) ==
	            0)
		return;
	fputs("  not examined:\n", out);
	if (objects)
		fprintf(out, "    objects of C: %u, and images: %s them\n",
		        summary->texts - summary->compiled,
		        plan->kernel && plan->kernel->is_hosted
		                ? "another build makes"
		                : "'layerc build' makes and examines");
	if (elsewhere > 0)
		fprintf(out, "    files that the kernel leaves elsewhere: %u\n",
		        elsewhere);
	if (below > 0)
		fprintf(out,
		        "    layers below: %u, taken as they are declared\n",
		        below);
	if (programs > 0)
		fprintf(out,
		        "    programs: %u, but for what they include: they run "
		        "on the kernel and link to none of it\n",
		        programs);
	if (summary->left_out > 0)
		fprintf(out,
		        "    parts that the preprocessor leaves out: %u, "
		        "judged "
		        "by their words\n",
		        summary->left_out);
	if (summary->indirect_calls > 0)
		fprintf(out,
		        "    where indirect calls lead: %u, of which only the "
		        "addresses that are taken are judged\n",
		        summary->indirect_calls);
	for (int i = 0; i < HOLE_COUNT; i++)
		if (summary->holes[i].count > 0)
			fprintf(out, "    %s: %u\n", hole_words[i][1],
			        summary->holes[i].count);
}

/* An error for what of one kind was not examined, with the first places. */
static void
assert_hole(struct diag *diag, const struct hole *hole,
            const char *const words[2])
{
	uint32_t count = hole->count;

	if (count == 0)
		return;
	diag_report(diag, DIAG_unexamined, hole->items[0],
	            "%u %s %s not examined", count, words[count > 1],
	            count == 1 ? "is" : "are");
	for (uint32_t i = 1; i < count && i <= MOST_NOTES; i++)
		diag_note(diag, hole->items[i], "this neither");
	if (count > MOST_NOTES + 1)
		diag_note(diag, (struct span){0}, "and %u more",
		          count - MOST_NOTES - 1);
}

void
summary_make(const struct plan *plan, const struct program *program,
             const struct options *options)
{
	struct summary summary = {
		.plan = plan,
		.program = program,
		/* Standard output belongs to the reports. */
		.out = options->form == EXPORT_TEXT ? stdout : stderr,
	};

	if (!options->summary && !options->verbose && !options->assert_checked)
		return;
	count_all(&summary);
	if (options->summary || options->verbose) {
		print_examined(&summary);
		print_declared(&summary,
		               "  edges upwards, by callbacks: ", callbacks_of);
		print_declared(&summary,
		               "  edges past the rules, by glue: ", glue_of);
		print_declared(
			&summary,
			"  ways to other stacks, by switches: ", switches_of);
		print_allowed(&summary);
		print_omitted(&summary);
	}
	for (int i = 0; options->assert_checked && i < HOLE_COUNT; i++)
		assert_hole(plan->session->diag, &summary.holes[i],
		            hole_words[i]);
}
